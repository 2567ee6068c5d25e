#!/usr/bin/env bash
# Surprise: csvtojson silently keeps only the last of two columns with the same heading.
# Expected: an error, as in fast-csv, or a second name, as in Papa Parse.
# Seen (csvtojson@2.0.14, fast-csv@5.0.8, papaparse@5.7.1): the first Date is lost, and there is no warning. A
#   column "Date" next to "Date.end" is lost as well, because a dot makes an object.
# Why it matters: exports often have two columns with one heading, such as start and end under "Date". Which one
#   remains is a matter of their order. Check the headings for duplicates first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csvtojson@2.0.14 fast-csv@5.0.8 papaparse@5.7.1 > /dev/null

cat > seen.cjs <<'JS'
const csvtojson = require('csvtojson');
const { parseString } = require('fast-csv');
const { parse } = require('papaparse');
console.warn = () => undefined;
const csv = 'Customer,Date,Date\nContoso,2026-03-01,2027-03-01\n';
csvtojson().fromString(csv).then(async (rows) => {
	console.log(`csvtojson ${JSON.stringify(rows)}`);
	console.log(`with a dot ${JSON.stringify(await csvtojson().fromString('Date.end,Date\n2027-03-01,2026-03-01\n'))}`);
	console.log(`papaparse ${JSON.stringify(parse(csv.trim(), { header: true }).data)}`);
	parseString(csv, { headers: true }).on('error', ({ message }) => console.log(`fast-csv ${message}`)).on('data', () => undefined);
});
JS
seen=$(TZ=UTC node seen.cjs)
stated='csvtojson [{"Customer":"Contoso","Date":"2027-03-01"}]
with a dot [{"Date":"2026-03-01"}]
papaparse [{"Customer":"Contoso","Date":"2026-03-01","Date_1":"2027-03-01"}]
fast-csv Duplicate headers found ["Date"]'

echo 'csvtojson@2.0.14, two columns with one heading'
echo 'Expected: both values, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
