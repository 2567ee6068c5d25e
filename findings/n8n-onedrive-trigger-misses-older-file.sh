#!/usr/bin/env bash
# Surprise: n8n's OneDrive Trigger misses a new file that was created elsewhere before.
# Expected: File Created starts the workflow for each file that is new in the folder.
# Seen (n8n-nodes-base@2.41.1): it compares the time at which the file was created on the computer that uploaded it. A
#   file that was written before the last poll and uploaded after it is not returned.
# Why it matters: an export that somebody downloads, looks at and moves to the folder an hour later is never imported.
#   List the folder by a Schedule Trigger and remove duplicates by id.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 luxon@3.7.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Microsoft/GenericFunctions.js package/dist/nodes/Microsoft/OneDrive

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
const file = (name, written) => ({
	id: name, name, file: {}, createdDateTime: '2026-03-02T09:30:00Z', fileSystemInfo: { createdDateTime: written, lastModifiedDateTime: written },
});
const value = [file('written-at-9-30.csv', '2026-03-02T09:30:00Z'), file('written-at-8-30.csv', '2026-03-02T08:30:00Z')];
const root = 'https://graph.microsoft.com/v1.0/me/drive/root/delta';
async function main() {
	const parameters = { authentication: 'microsoftOneDriveOAuth2Api', event: 'fileCreated', watch: 'anyFile', simple: true };
	const memory = { LastLink: `${root}?token=1`, lastTimeChecked: '2026-03-02T09:00:00.000Z' };
	const answer = { value, '@odata.deltaLink': `${root}?token=2` };
	const found = await poll('microsoftOneDriveTrigger', parameters, memory, '2026-03-02T10:00:00Z', {
		getCredentials: async () => ({}),
		requestOAuth2: async () => answer,
	});
	for (const { name } of found) console.log(name);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='written-at-9-30.csv'

echo 'n8n-nodes-base@2.41.1, OneDrive Trigger, File Created, polls at 9:00 and 10:00, two files uploaded at 9:30'
echo 'Expected: both files'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
