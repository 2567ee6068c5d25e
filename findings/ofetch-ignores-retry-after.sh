#!/usr/bin/env bash
# Surprise: ofetch repeats a request that got a 429 at once, although Retry-After asks it to wait.
# Expected: it waits for two seconds, as axios-retry does with its defaults: 429 is among the statuses that ofetch
#   repeats.
# Seen (ofetch@1.5.1, axios-retry@4.5.0): all attempts are used up within milliseconds. retryDelay waits, but does not
#   know the header.
# Why it matters: a short limit of a vendor fails the report, and the repeated requests count against the limit. Read
#   the header in retryDelay.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ofetch@1.5.1 axios@1.13.2 axios-retry@4.5.0 > /dev/null

cat > seen.mjs <<'JS'
import { createServer } from 'node:http';
import axios from 'axios';
import axiosRetry from 'axios-retry';
import { ofetch } from 'ofetch';
let times = [];
const server = createServer((_request, response) => {
	times.push(Date.now());
	response.writeHead(429, { 'retry-after': '2' }).end();
}).listen(0);
const url = `http://127.0.0.1:${server.address().port}/`;
const waited = () => times.slice(1).map((time, index) => Math.round((time - times[index]) / 1000));
await ofetch(url, { retry: 2 }).catch(() => {});
console.log(`ofetch: ${times.length} requests, ${waited().join(' and ')} s apart`);
times = [];
const client = axios.create();
axiosRetry(client, { retries: 2 });
await client.get(url).catch(() => {});
console.log(`axios-retry: ${times.length} requests, ${waited().join(' and ')} s apart`);
server.close();
JS
seen=$(TZ=UTC node seen.mjs)
stated='ofetch: 3 requests, 0 and 0 s apart
axios-retry: 3 requests, 2 and 2 s apart'

echo 'ofetch@1.5.1 beside axios-retry@4.5.0, a server that answers 429 with Retry-After: 2'
echo 'Expected: 3 requests, 2 and 2 s apart, from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
