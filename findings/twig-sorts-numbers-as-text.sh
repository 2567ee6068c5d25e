#!/usr/bin/env bash
# Surprise: The sort filter of twig for JavaScript sorts numbers as text: 1,200 before 30 before 5.
# Expected: 5, 30, 1200. Twig for PHP sorts numbers by their value.
# Seen (twig@2.0.0): also with negative numbers, while max and comparisons in the template are numeric.
# Why it matters: a list of seats or of days until renewal looks sorted as long as all numbers have as many digits.
#   Sort before you render.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts twig@2.0.0 > /dev/null

cat > seen.cjs <<'JS'
const { twig } = require('twig');
for (const days of [[30, 5, 1200], [14, 7, -3, -10]]) {
	console.log(`${days}: ${twig({ data: "{{ days|sort|join(', ') }}, at most {{ max(days) }}" }).render({ days })}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='30,5,1200: 1200, 30, 5, at most 1200
14,7,-3,-10: -10, -3, 14, 7, at most 14'

echo 'twig@2.0.0, numbers'
echo 'Expected: 5, 30, 1200 and -10, -3, 7, 14'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
