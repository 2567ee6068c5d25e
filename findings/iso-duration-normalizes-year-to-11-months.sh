#!/usr/bin/env bash
# Surprise: @musement/iso-duration makes 11 months and 28 days of 365 days.
# Expected: P1Y from 1 March 2026, which is 1 March 2027.
# Seen: a month counts only when a day more has gone by, so 31 days from 1 January are no month, and 365 days no year.
# Why it matters: a license of one year looks like one of 11 months, and rounding down to months drops a month of
#   revenue. Add the days to the start, and let a date library tell the difference.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @musement/iso-duration@1.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { isoDuration } = createRequire(import.meta.url)('@musement/iso-duration');
for (const [days, start] of [[31, '2026-01-01'], [32, '2026-01-01'], [59, '2026-01-01'], [365, '2026-01-01'], [365, '2026-03-01']]) {
	const end = new Date(Date.parse(start) + days * 86400000).toISOString().slice(0, 10);
	console.log(`${days} days from ${start}, so until ${end}: ${isoDuration(`P${days}D`).normalize(new Date(start))}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='31 days from 2026-01-01, so until 2026-02-01: P31D
32 days from 2026-01-01, so until 2026-02-02: P1M1D
59 days from 2026-01-01, so until 2026-03-01: P1M28D
365 days from 2026-01-01, so until 2027-01-01: P11M31D
365 days from 2026-03-01, so until 2027-03-01: P11M28D'

echo '@musement/iso-duration@1.0.0'
echo 'Expected: P1M, P1M1D, P2M, P1Y, P1Y'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
