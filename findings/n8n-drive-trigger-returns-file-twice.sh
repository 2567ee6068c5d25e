#!/usr/bin/env bash
# Surprise: n8n's Google Drive Trigger returns a file twice that was created in the second of a poll.
# Expected: a file that was returned is not new any more.
# Seen (n8n-nodes-base@2.41.1): the time of a poll is cut to seconds, so the next poll asks for files from the start
#   of that second.
# Why it matters: an export that lands in the folder in that second is imported and its renewals are reported twice.
#   Remove duplicates of previous executions by id.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Drive package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/Google/constants.js package/dist/utils

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
const google = require('n8n-nodes-base/dist/nodes/Google/Drive/v1/GenericFunctions.js');
const createdTime = '2026-03-02T09:00:00.250Z';
google.googleApiRequestAllItems = async (property, method, path, body, { q }) => {
	const [, since] = q.match(/createdTime > '(.+?)'/);
	return Date.parse(createdTime) > Date.parse(since) ? [{ id: 'export', createdTime }] : [];
};
async function main() {
	const memory = { lastTimeChecked: '2026-03-02T08:00:00Z' };
	for (const time of ['09:00:00.900', '10:00:00.900', '11:00:00.900']) {
		const parameters = { triggerOn: 'specificFolder', event: 'fileCreated', folderToWatch: 'exports' };
		const found = await poll('googleDriveTrigger', parameters, memory, `2026-03-02T${time}Z`);
		console.log(`${time}: ${found.length}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='09:00:00.900: 1
10:00:00.900: 1
11:00:00.900: 0'

echo 'n8n-nodes-base@2.41.1, Google Drive Trigger, File Created, a file of 9:00:00.250'
echo 'Expected: 1 at 9:00, then 0'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
