#!/usr/bin/env bash
# Surprise: With axios-retry, the timeout of a request is that of all its tries together.
# Expected: each try has the second that timeout names; the server answers each within 0.4 s.
# Seen: the third try had what was left, 0.2 s or less, and the request failed although its answer was good. With
#   shouldResetTimeout it succeeds.
# Why it matters: a slow vendor that recovers after two errors fails the report, and the message names a time limit
#   that nobody set. Set shouldResetTimeout.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts axios@1.21.1 axios-retry@4.5.0 > /dev/null

cat > seen.mjs <<'JS'
import { createServer } from 'node:http';
import axios from 'axios';
import axiosRetry from 'axios-retry';
let tries;
const server = createServer((_request, response) => {
	tries += 1;
	const status = tries < 3 ? 503 : 200;
	setTimeout(() => response.writeHead(status).end('{}'), 400);
}).listen(0);
for (const shouldResetTimeout of [false, true]) {
	tries = 0;
	const client = axios.create({ timeout: 1000 });
	axiosRetry(client, { retries: 3, shouldResetTimeout, retryDelay: () => 10 });
	const outcome = await client.get(`http://127.0.0.1:${server.address().port}/`).then(({ status }) => status, ({ code }) => code);
	console.log(`shouldResetTimeout ${shouldResetTimeout}: ${outcome} after ${tries} tries`);
}
server.close();
server.closeAllConnections();
JS
seen=$(TZ=UTC node seen.mjs)
stated='shouldResetTimeout false: ECONNABORTED after 3 tries
shouldResetTimeout true: 200 after 3 tries'

echo 'axios@1.21.1 with axios-retry@4.5.0, timeout 1000, two answers 503 and a good one, each after 400 ms'
echo 'Expected: 200 after 3 tries, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
