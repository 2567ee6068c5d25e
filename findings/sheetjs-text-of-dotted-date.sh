#!/usr/bin/env bash
# Surprise: SheetJS prints a date with the format dd.mm.yyyy as its serial number, and its own formatter rejects it.
# Expected: 01.03.2026, which Excel and LibreOffice show, as dd/mm/yyyy and dd\.mm\.yyyy work in SheetJS.
# Seen (xlsx@0.18.5 and @e965/xlsx@0.20.3, file by exceljs@4.4.0): sheet_to_csv and sheet_to_json with raw: false give
#   46082. SSF.format('dd.mm.yyyy', 46082) throws, and the converters swallow that.
# Why it matters: most of Europe writes dates with dots, and libraries such as ExcelJS store the format as it is given.
#   A CSV made from such a sheet has 46082 in the column of renewal dates. Read the raw value and convert it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 @e965/xlsx@0.20.3 exceljs@4.4.0 > /dev/null

cat > seen.cjs <<'JS'
const ExcelJS = require('exceljs');
async function main() {
	for (const format of ['dd/mm/yyyy', 'dd\\.mm\\.yyyy', 'dd.mm.yyyy']) {
		const workbook = new ExcelJS.Workbook();
		const cell = workbook.addWorksheet('Renewals').getCell('A1');
		cell.value = new Date('2026-03-01T00:00:00Z');
		cell.numFmt = format;
		const file = Buffer.from(await workbook.xlsx.writeBuffer());
		const texts = ['xlsx', '@e965/xlsx'].map((name) => {
			const XLSX = require(name);
			return XLSX.utils.sheet_to_csv(XLSX.read(file).Sheets.Renewals);
		});
		console.log(`${format}: ${texts.join(' ')}`);
	}
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='dd/mm/yyyy: 01/03/2026 01/03/2026
dd\.mm\.yyyy: 01.03.2026 01.03.2026
dd.mm.yyyy: 46082 46082'

echo 'xlsx@0.18.5 and @e965/xlsx@0.20.3, reading a file by exceljs@4.4.0'
echo 'Expected: 01.03.2026 for dd.mm.yyyy'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
