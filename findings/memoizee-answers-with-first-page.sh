#!/usr/bin/env bash
# Surprise: memoizee returns the first page for the second one, if the page has a default.
# Expected: one answer for each set of arguments.
# Seen: it compares as many arguments as the function has in front of the first default, so (vendor, page = 1) is
#   compared by vendor, and (...all) by the first.
# Why it matters: each page of a vendor holds the subscriptions of the first one, so that these are doubled and all
#   others lost. Set length to false.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts memoizee@0.4.17 > /dev/null

cat > seen.mjs <<'JS'
import memoizee from 'memoizee';
const load = (vendor, page = 1) => `${vendor} page ${page}`;
for (const options of [{}, { length: false }]) {
	const cached = memoizee(load, options);
	console.log([cached('Adobe'), cached('Adobe', 2), cached('Keepnet', 2)].join(', '));
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='Adobe page 1, Adobe page 1, Keepnet page 2
Adobe page 1, Adobe page 2, Keepnet page 2'

echo 'memoizee@0.4.17, by default and with length: false'
echo 'Expected: Adobe page 1, Adobe page 2, Keepnet page 2'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
