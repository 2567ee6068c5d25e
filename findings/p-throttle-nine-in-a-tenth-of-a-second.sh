#!/usr/bin/env bash
# Surprise: p-throttle sends nine requests within a tenth of a second with a limit of five a second.
# Expected: at most five in any second.
# Seen: the seconds are counted from the first call: four late ones and five of the next second follow each other at
#   once. With strict, five is the most.
# Why it matters: a vendor that counts the last second rejects half of them. Set strict.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts p-throttle@8.1.1 > /dev/null

cat > seen.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import pThrottle from 'p-throttle';
for (const strict of [false, true]) {
	const send = pThrottle({ limit: 5, interval: 1000, strict })(async () => Date.now());
	const times = [await send()];
	await sleep(850);
	times.push(...(await Promise.all(Array.from({ length: 9 }, () => send()))));
	const most = Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + 400).length));
	console.log(`strict ${strict}: ${most} within 0.4 s`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='strict false: 9 within 0.4 s
strict true: 5 within 0.4 s'

echo 'p-throttle@8.1.1, five a second, ten requests'
echo 'Expected: 5 within 0.4 s, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
