#!/usr/bin/env bash
# Surprise: JSONata reads the year 26 as 1926, although it writes 2026 as 26 with the same picture.
# Expected: what $fromMillis writes with [Y01] is read back by $toMillis with [Y01], or two digits are rejected.
# Seen (jsonata@2.2.2): $fromMillis gives "01-03-26", and $toMillis makes 1926-03-01 of it. 99 is 1999.
# Why it matters: price lists and exports with two-digit years make every renewal a century overdue, and a window of
#   days then drops it. Put the century in front before you parse: $toMillis("20" & ...).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jsonata@2.2.2 > /dev/null

cat > seen.cjs <<'JS'
const jsonata = require('jsonata');
async function main() {
	const picture = '[D01]-[M01]-[Y01]';
	const written = await jsonata(`$fromMillis(${Date.parse('2026-03-01')}, '${picture}')`).evaluate({});
	console.log('written:', written);
	for (const text of [written, '01-03-99']) {
		const millis = await jsonata(`$toMillis('${text}', '${picture}')`).evaluate({});
		console.log(`${text} read:`, new Date(millis).toISOString().slice(0, 10));
	}
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='written: 01-03-26
01-03-26 read: 1926-03-01
01-03-99 read: 1999-03-01'

echo 'jsonata@2.2.2'
echo 'Expected: 01-03-26 read as 2026-03-01'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
