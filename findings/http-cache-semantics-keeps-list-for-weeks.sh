#!/usr/bin/env bash
# Surprise: http-cache-semantics, which got caches with, keeps a list for 33 days although the vendor allowed no
#   caching.
# Expected: an answer without Cache-Control, Expires or ETag is requested again each time.
# Seen: a Last-Modified of last January makes it fresh for a tenth of its age, as the HTTP standard permits.
# Why it matters: a report shows the customers of last month, and no request was sent. Turn the cache off for reports,
#   or set cacheHeuristic to 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts http-cache-semantics@4.3.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const CachePolicy = createRequire(import.meta.url)('http-cache-semantics');
const request = { url: '/customers', method: 'GET', headers: {} };
const headers = { date: 'Thu, 26 Nov 2026 00:00:00 GMT', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' };
for (const options of [{}, { cacheHeuristic: 0 }]) {
	const policy = new CachePolicy(request, { status: 200, headers }, options);
	policy.now = () => Date.parse(headers.date);
	console.log(`${JSON.stringify(options)}: fresh for ${Math.round(policy.maxAge() / 86400)} days`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='{}: fresh for 33 days
{"cacheHeuristic":0}: fresh for 0 days'

echo 'http-cache-semantics@4.3.0, an answer with Last-Modified only'
echo 'Expected: fresh for 0 days, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
