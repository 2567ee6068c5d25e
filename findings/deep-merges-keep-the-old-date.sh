#!/usr/bin/env bash
# Surprise: mixin-deep, deep-assign and n-deep-merge keep the old date when a new one is merged in.
# Expected: the value of the second object, as assign-deep has it, and as it is for numbers and texts.
# Seen: a date counts as an object, whose fields are merged, and it has none. n-deep-merge also keeps the old value for
#   null.
# Why it matters: the change of a renewal date is lost, while a changed number of seats in the same record arrives.
#   Turn dates into ISO text before the merge.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mixin-deep@2.0.1 deep-assign@3.0.0 n-deep-merge@0.0.2 assign-deep@1.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const name of ['assign-deep', 'mixin-deep', 'deep-assign', 'n-deep-merge']) {
	const module = require(name);
	const merge = [module, module.deepMerge, module.default].find((value) => typeof value === 'function');
	const { renews, seats } = merge({ renews: new Date('2026-03-01'), seats: 50 }, { renews: new Date('2027-03-01'), seats: 60 });
	console.log(`${name}: ${renews.toISOString().slice(0, 10)}, ${seats} seats`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='assign-deep: 2027-03-01, 60 seats
mixin-deep: 2026-03-01, 60 seats
deep-assign: 2026-03-01, 60 seats
n-deep-merge: 2026-03-01, 60 seats'

echo 'mixin-deep@2.0.1, deep-assign@3.0.0 and n-deep-merge@0.0.2, beside assign-deep@1.0.1'
echo 'Expected: 2027-03-01, 60 seats'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
