#!/usr/bin/env bash
# Surprise: ofx-data-extractor returns a summary of zeros for a file with an empty memo.
# Expected: the sum of the transactions, with an empty text.
# Seen: credit 0, debit 0, and no dates. Reading the list of transactions throws an error instead. A tab in a name has
#   the same effect.
# Why it matters: a report on paid renewals says that nothing was paid. Read the list as well: it throws.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ofx-data-extractor@1.5.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { Ofx } = createRequire(import.meta.url)('ofx-data-extractor');
const file = (...memos) => `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX>
<BANKMSGSRSV1>
<STMTTRNRS>
<STMTRS>
<CURDEF>EUR
<BANKTRANLIST>
<DTSTART>20260101
<DTEND>20260331
${memos.map((memo) => `<STMTTRN>\n<TRNTYPE>CREDIT\n<DTPOSTED>20260301\n<TRNAMT>1200.50\n<FITID>1\n<NAME>Contoso\n<MEMO>${memo}\n</STMTTRN>`).join('\n')}
</BANKTRANLIST>
</STMTRS>
</STMTTRNRS>
</BANKMSGSRSV1>
</OFX>`;
for (const memos of [['Renewal', 'Renewal'], ['Renewal', '']]) {
	const { credit, amountOfCredits, dateEnd } = new Ofx(file(...memos)).getTransactionsSummary();
	console.log(`${JSON.stringify(memos)}: ${amountOfCredits} credits, ${credit}, until "${dateEnd}"`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='["Renewal","Renewal"]: 2 credits, 2401, until "2026-03-31"
["Renewal",""]: 0 credits, 0, until ""'

echo 'ofx-data-extractor@1.5.0, two credits of 1200.50'
echo 'Expected: 2 credits, 2401, until "2026-03-31", twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
