#!/usr/bin/env bash
# Surprise: Fuse.js does not find a contract number that is in the text, letter by letter.
# Expected: found, with the best score: nothing is fuzzy about it.
# Seen: a match that begins far from the start of the text is not accepted. With ignoreLocation it is found.
# Why it matters: a search for a contract finds it in short descriptions only. Set ignoreLocation.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fuse.js@7.5.0 > /dev/null

cat > seen.mjs <<'JS'
import Fuse from 'fuse.js';
const texts = ['Contract 4711', 'Licenses of all branches of Northwind Traders International, as agreed in contract 4711'];
for (const ignoreLocation of [false, true]) {
	const found = new Fuse(texts, { ignoreLocation }).search('4711').map(({ item }) => `${item.length} letters`);
	console.log(`ignoreLocation ${ignoreLocation}: found in texts of ${found.join(' and ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='ignoreLocation false: found in texts of 13 letters
ignoreLocation true: found in texts of 13 letters and 87 letters'

echo 'fuse.js@7.5.0, a search for 4711'
echo 'Expected: both texts, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
