#!/usr/bin/env bash
# Surprise: memory-cache, timed-cache, expiry-map and mem forget an entry at once that is to be kept for 30 days.
# Expected: 30 days, as for 20.
# Seen: they wait with a timer, and a timer of more than 24.8 days ends after a millisecond.
# Why it matters: what a workflow has to remember for a month, such as a stage that is already reported, is reported
#   again. Keep the time in the entry, or use a cache that compares times, such as node-cache.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts memory-cache@0.2.0 timed-cache@2.0.0 expiry-map@2.0.0 mem@10.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import ExpiryMap from 'expiry-map';
import mem from 'mem';
const require = createRequire(import.meta.url);
const memoryCache = require('memory-cache');
const { default: TimedCache } = require('timed-cache');
for (const days of [20, 30]) {
	const duration = days * 86_400_000;
	const timed = new TimedCache({ defaultTtl: duration });
	const map = new ExpiryMap(duration);
	let calls = 0;
	const remembered = mem(() => ++calls, { maxAge: duration });
	memoryCache.put('stage', '30', duration);
	timed.put('stage', '30');
	map.set('stage', '30');
	remembered();
	await setTimeout(50);
	console.log(`${days} days: memory-cache ${memoryCache.get('stage')}, timed-cache ${timed.get('stage')}, expiry-map ${map.get('stage')}, mem calls ${remembered()}`);
}
process.exit();
JS
seen=$(TZ=UTC node seen.mjs)
stated='20 days: memory-cache 30, timed-cache 30, expiry-map 30, mem calls 1
30 days: memory-cache null, timed-cache undefined, expiry-map undefined, mem calls 2'

echo 'memory-cache@0.2.0, timed-cache@2.0.0, expiry-map@2.0.0 and mem@10.0.0'
echo 'Expected: 30 days as 20 days'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
