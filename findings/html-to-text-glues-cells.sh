#!/usr/bin/env bash
# Surprise: html-to-text, and mailparser's text of an HTML mail, write the cells of a table without anything in between.
# Expected: cells are apart, by a space, a tab or a line, as in a browser's own text (innerText).
# Seen (html-to-text@10.0.1, mailparser@3.14.2): the row "Contoso | 2026-03-1 | 12 seats" becomes
#   "Contoso2026-03-112 seats", and the header row runs into it.
# Why it matters: vendors announce renewals in HTML tables. Nothing in the text shows where the date ends and the seats
#   begin: 1 March with 12 seats or 11 March with 2. Read the HTML, or set the formatter dataTable for tables.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts html-to-text@10.0.1 mailparser@3.14.2 > /dev/null

cat > seen.mjs <<'JS'
import { convert } from 'html-to-text';
import { simpleParser } from 'mailparser';
const html = '<table><tr><th>Customer</th><th>Renews</th><th>Bought</th></tr>'
	+ '<tr><td>Contoso</td><td>2026-03-1</td><td>12 seats</td></tr></table>';
const mail = `From: vendor@example.com\r\nSubject: Renewals\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`;
console.log('html-to-text:', convert(html));
console.log('mailparser:', (await simpleParser(mail)).text);
console.log('html-to-text with dataTable:');
console.log(convert(html, { selectors: [{ selector: 'table', format: 'dataTable' }] }));
JS
seen=$(TZ=UTC node seen.mjs)
stated='html-to-text: CustomerRenewsBoughtContoso2026-03-112 seats
mailparser: CustomerRenewsBoughtContoso2026-03-112 seats
html-to-text with dataTable:
CUSTOMER   RENEWS      BOUGHT
Contoso    2026-03-1   12 seats'

echo 'html-to-text@10.0.1 and mailparser@3.14.2'
echo 'Expected: a space or a line between the cells'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
