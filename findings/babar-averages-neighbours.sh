#!/usr/bin/env bash
# Surprise: babar draws one bar for January and February, and none for the lowest month.
# Expected: a bar for each month that it is given.
# Seen: the axis is divided into buckets as many as there are points, and a bucket shows the average of its points. The
#   scale begins at the lowest one, so this has no bar.
# Why it matters: a chart of renewals in January, February and December shows a single bar that is no month. Give a
#   point for each month, and one of 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts babar@0.2.3 > /dev/null

cat > seen.mjs <<'JS'
import babar from 'babar';
console.log(babar([[1, 1200], [2, 900], [12, 300]], { color: 'ascii', height: 6, width: 40 }).trimEnd());
JS
seen=$(TZ=UTC node seen.mjs)
stated='1200                                  
 975                                  
 750 XXXXXXXXXXXXXXXXXXXXXX           
 525 XXXXXXXXXXXXXXXXXXXXXX           
 300 XXXXXXXXXXXXXXXXXXXXXX           
     1          7          12'

echo 'babar@0.2.3, months 1, 2 and 12'
echo 'Expected: three bars'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
