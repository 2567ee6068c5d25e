#!/usr/bin/env bash
# Surprise: dateformat prints today for a renewal without a date.
# Expected: an error, as for a text that is no date.
# Seen: null, '' and undefined are today; only other texts are an "Invalid date".
# Why it matters: a license with no known end seems to renew today. Check that there is a date first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts dateformat@5.0.4 > /dev/null

cat > seen.mjs <<'JS'
import dateformat from 'dateformat';
const today = new Date().toISOString().slice(0, 10);
for (const value of [null, '', undefined, 'soon']) {
	let text;
	try {
		text = dateformat(value, 'yyyy-mm-dd') === today ? 'today' : 'another day';
	} catch (error) {
		text = error.message;
	}
	console.log(`${JSON.stringify(value)}: ${text}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='null: today
"": today
undefined: today
"soon": Invalid date'

echo 'dateformat@5.0.4, values that are no date'
echo 'Expected: an error for each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
