#!/usr/bin/env bash
# Surprise: flat and dot-prop make a list of 2,028 entries of the path seats.2027.
# Expected: an object with the field 2027, which flatten() made the path from.
# Seen: a part of a path that is a number is taken for a position in a list, and all earlier ones are empty.
# Why it matters: a forecast by year that was flattened for a sheet comes back as a list of thousands of nulls. With
#   flat, set object.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts flat@6.0.1 dot-prop@10.2.0 > /dev/null

cat > seen.mjs <<'JS'
import { setProperty } from 'dot-prop';
import { flatten, unflatten } from 'flat';
const show = (name, { seats }) => console.log(`${name}: ${Array.isArray(seats) ? `a list of ${seats.length}` : JSON.stringify(seats)}`);
const flat = flatten({ seats: { 2027: 30 } });
console.log(JSON.stringify(flat));
show('flat', unflatten(flat));
show('flat, object: true', unflatten(flat, { object: true }));
show('dot-prop', setProperty({}, 'seats.2027', 30));
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"seats.2027":30}
flat: a list of 2028
flat, object: true: {"2027":30}
dot-prop: a list of 2028'

echo 'flat@6.0.1 and dot-prop@10.2.0'
echo 'Expected: {"2027":30}, each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
