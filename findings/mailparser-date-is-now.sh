#!/usr/bin/env bash
# Surprise: mailparser dates a mail with the current time when the Date header names a zone such as CET or IST.
# Expected: RFC 5322 (4.3) asks readers to accept such zones and to treat unknown ones as -0000. A reader that cannot
#   should leave the date empty. The message has no date in either case, not today's.
# Seen (mailparser@3.14.2): EST and +0100 are read. For CET, BST, IST and JST the date is the moment of parsing.
# Why it matters: an old quotation or renewal notice, forwarded or read again, looks as if it came in today, and
#   "expires 30 days from this mail" moves with every run. Compare the date with the raw header before you trust it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mailparser@3.14.2 > /dev/null

cat > seen.mjs <<'JS'
import { simpleParser } from 'mailparser';
for (const zone of ['+0100', 'EST', 'CET', 'BST', 'IST', 'JST']) {
	const before = Date.now();
	const mail = ['From: vendor@example.com', `Date: Sun, 01 Mar 2020 10:00:00 ${zone}`, 'Subject: Renewal', '', 'Text', ''];
	const { date } = await simpleParser(mail.join('\r\n'));
	const isNow = date.getTime() >= before && date.getTime() <= Date.now();
	console.log(`${zone}: ${isNow ? 'the moment of parsing' : date.toISOString()}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='+0100: 2020-03-01T09:00:00.000Z
EST: 2020-03-01T15:00:00.000Z
CET: the moment of parsing
BST: the moment of parsing
IST: the moment of parsing
JST: the moment of parsing'

echo 'mailparser@3.14.2, Date: Sun, 01 Mar 2020 10:00:00 <zone>'
echo 'Expected: a day in March 2020, or no date'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
