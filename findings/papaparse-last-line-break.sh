#!/usr/bin/env bash
# Surprise: a line break at the end of a CSV file makes papaparse split it at commas in place of semicolons.
# Expected: RFC 4180 leaves the last line break open, so both files are the same, with the delimiter of the first line.
# Seen (papaparse@5.7.1): with two columns and fewer than nine rows, the empty last line counts as a row that speaks
#   against the semicolon. "Contoso;1,50" becomes "Contoso;1" and "50". With skipEmptyLines it does not.
# Why it matters: Excel in most of Europe writes such files, and ends them with a line break. Small reports lose the
#   amounts, long ones are read correctly. Pass the delimiter, or skipEmptyLines.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts papaparse@5.7.1 > /dev/null

cat > seen.cjs <<'JS'
const Papa = require('papaparse');
const rows = (count) => ['customer;amount', ...Array.from({ length: count }, (_, index) => `Contoso ${index};1,50`)].join('\n');
for (const count of [2, 8, 9]) {
	for (const [name, text, skipEmptyLines] of [
		['without line break', rows(count), false],
		['with line break', `${rows(count)}\n`, false],
		['with line break, skipEmptyLines', `${rows(count)}\n`, true],
	]) {
		const { data, meta } = Papa.parse(text, { header: true, skipEmptyLines });
		console.log(`${count} rows ${name}: ${meta.delimiter} ${JSON.stringify(data[0])}`);
	}
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2 rows without line break: ; {"customer":"Contoso 0","amount":"1,50"}
2 rows with line break: , {"customer;amount":"Contoso 0;1","__parsed_extra":["50"]}
2 rows with line break, skipEmptyLines: ; {"customer":"Contoso 0","amount":"1,50"}
8 rows without line break: ; {"customer":"Contoso 0","amount":"1,50"}
8 rows with line break: , {"customer;amount":"Contoso 0;1","__parsed_extra":["50"]}
8 rows with line break, skipEmptyLines: ; {"customer":"Contoso 0","amount":"1,50"}
9 rows without line break: ; {"customer":"Contoso 0","amount":"1,50"}
9 rows with line break: ; {"customer":"Contoso 0","amount":"1,50"}
9 rows with line break, skipEmptyLines: ; {"customer":"Contoso 0","amount":"1,50"}'

echo 'papaparse@5.7.1'
echo 'Expected: a semicolon, each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
