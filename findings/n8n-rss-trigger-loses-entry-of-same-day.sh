#!/usr/bin/env bash
# Surprise: n8n's RSS Feed Trigger loses an entry that has the same time as one that it returned.
# Expected: an entry that was not in the feed before is new.
# Seen (n8n-nodes-base@2.41.1): only entries with a later time than the latest one are new. A second notice of the day
#   is lost if the feed writes days without a time, and so is one that the feed shows late.
# Why it matters: price changes and ends of sale are published with a date only. The second of a day is never in the
#   report. Use RSS Read by a Schedule Trigger and Remove Duplicates by link.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 moment-timezone@0.5.48 rss-parser@3.13.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/RssFeedRead

cat > seen.cjs <<'JS'
const known = require('n8n-nodes-base/dist/known/nodes.json');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
/** Runs a trigger at a time, with what it remembers in `memory`. */
async function poll(type, parameters, memory, time, { requestOAuth2, ...rest } = {}) {
	Date.now = () => Date.parse(time);
	const context = {
		getNodeParameter: (name, fallback) => parameters[name] ?? fallback,
		getWorkflowStaticData: () => memory,
		getMode: () => 'trigger',
		getNode: () => ({ name: 'Trigger', type, typeVersion: 1, parameters }),
		helpers: { requestOAuth2, returnJsonArray: (data) => data.map((json) => ({ json })) },
		...rest,
	};
	const found = await load(type).poll.call(context);
	return (found?.[0] ?? []).map(({ json }) => json);
}
const rss = require('n8n-nodes-base/dist/nodes/RssFeedRead/GenericFunctions.js');
let feed;
rss.parseFeedUrl = async () => ({ items: feed });
const entry = (title, isoDate) => ({ title, isoDate });
async function main() {
	const memory = { lastItemDate: '2026-03-01T00:00:00.000Z' };
	const price = entry('Price change', '2026-03-02T00:00:00.000Z');
	const end = entry('End of sale', '2026-03-02T00:00:00.000Z');
	for (feed of [[price], [end, price]]) {
		const found = await poll('rssFeedReadTrigger', { feedUrl: 'https://vendor.example/news' }, memory, '2026-03-02T12:00:00Z');
		console.log(found.map(({ title }) => title).join(', ') || 'nothing');
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Price change
nothing'

echo 'n8n-nodes-base@2.41.1, RSS Feed Trigger, two entries of 2 March, the second of which appears later'
echo 'Expected: Price change, then End of sale'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
