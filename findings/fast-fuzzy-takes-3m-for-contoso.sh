#!/usr/bin/env bash
# Surprise: fast-fuzzy finds "Contoso Deutschland GmbH" for "3M Deutschland", and does not find "3M".
# Expected: 3M first, or no match above 0.8.
# Seen: a score is that of the best place within the longer text, so a long word in common outweighs the name. A name
#   that is shorter than the term scores low.
# Why it matters: a renewal is booked on another customer, with a score that looks safe. Remove country and legal form
#   from both names first, and ask a person below 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fast-fuzzy@1.12.0 > /dev/null

cat > seen.mjs <<'JS'
import { search } from 'fast-fuzzy';
const customers = ['3M', 'Acme AG', 'Contoso Deutschland GmbH', 'Northwind Traders'];
for (const term of ['3M Deutschland', 'HP Deutschland', '3M']) {
	console.log(`${term}: ${search(term, customers, { returnMatchData: true }).map(({ item, score }) => `${item} ${score.toFixed(2)}`).join(', ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='3M Deutschland: Contoso Deutschland GmbH 0.86
HP Deutschland: Contoso Deutschland GmbH 0.86
3M: 3M 1.00'

echo 'fast-fuzzy@1.12.0'
echo 'Expected: 3M Deutschland: 3M'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
