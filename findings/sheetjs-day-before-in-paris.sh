#!/usr/bin/env bash
# Surprise: In Paris, Shanghai or Kolkata, xlsx reads the cell 1 March 2026 as some seconds before midnight on 28
#   February.
# Expected: midnight on 1 March, in local time or in UTC, as in Berlin and New York.
# Seen (xlsx@0.18.5, the newest version on npm; @e965/xlsx@0.20.3 is right): the offset of the zone around 1900, which
#   had odd seconds, is taken from the date. In Dublin and São Paulo a date that is written is a day early in the text
#   of the sheet.
# Why it matters: a renewal date is a day early on some servers only, which no test on another machine shows. Read
#   serial numbers without cellDates, or use a newer build.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 @e965/xlsx@0.20.3 > /dev/null

cat > seen.cjs <<'JS'
const { spawnSync } = require('node:child_process');
const program = `
	const { read, utils, write } = require(process.argv[1]);
	const sheet = utils.aoa_to_sheet([[46082]]);
	sheet.A1.z = 'yyyy-mm-dd';
	const file = write({ SheetNames: ['Renewals'], Sheets: { Renewals: sheet } }, { type: 'buffer', bookType: 'xlsx' });
	const date = read(file, { cellDates: true }).Sheets.Renewals.A1.v;
	const written = utils.sheet_to_csv(utils.aoa_to_sheet([[new Date(2026, 2, 1)]], { dateNF: 'yyyy-mm-dd' }));
	const shown = process.argv[1] === 'xlsx' ? date.toString().slice(0, 24) : date.toISOString();
	console.log(process.argv[1] + ', ' + process.env.TZ + ': ' + shown + ', written ' + written.trim());`;
for (const name of ['xlsx', '@e965/xlsx']) {
	for (const TZ of ['Europe/Berlin', 'Europe/Paris', 'Asia/Shanghai', 'Asia/Kolkata', 'Europe/Dublin', 'America/Sao_Paulo']) {
		process.stdout.write(spawnSync(process.execPath, ['-e', program, name], { env: { ...process.env, TZ }, encoding: 'utf8' }).stdout);
	}
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='xlsx, Europe/Berlin: Sun Mar 01 2026 00:00:00, written 2026-03-01
xlsx, Europe/Paris: Sat Feb 28 2026 23:59:39, written 2026-03-01
xlsx, Asia/Shanghai: Sat Feb 28 2026 23:59:17, written 2026-03-01
xlsx, Asia/Kolkata: Sat Feb 28 2026 23:59:50, written 2026-03-01
xlsx, Europe/Dublin: Sun Mar 01 2026 00:00:21, written 2026-02-28
xlsx, America/Sao_Paulo: Sun Mar 01 2026 00:00:28, written 2026-02-28
@e965/xlsx, Europe/Berlin: 2026-03-01T00:00:00.000Z, written 2026-03-01
@e965/xlsx, Europe/Paris: 2026-03-01T00:00:00.000Z, written 2026-03-01
@e965/xlsx, Asia/Shanghai: 2026-03-01T00:00:00.000Z, written 2026-03-01
@e965/xlsx, Asia/Kolkata: 2026-03-01T00:00:00.000Z, written 2026-03-01
@e965/xlsx, Europe/Dublin: 2026-03-01T00:00:00.000Z, written 2026-03-01
@e965/xlsx, America/Sao_Paulo: 2026-03-01T00:00:00.000Z, written 2026-03-01'

echo 'xlsx@0.18.5 (local time) and @e965/xlsx@0.20.3 (UTC), the serial 46082 read and the local 1 March 2026 written'
echo 'Expected: 1 March 2026, 00:00:00 from all, written 2026-03-01'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
