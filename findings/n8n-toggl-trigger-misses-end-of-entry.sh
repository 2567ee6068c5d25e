#!/usr/bin/env bash
# Surprise: n8n's Toggl Trigger returns an entry while it is running, and not when it has ended.
# Expected: New Time Entry returns an entry with its duration.
# Seen (n8n-nodes-base@2.41.1): each poll asks for the entries that started since the last one. An entry that is
#   running has a negative duration, and it is not asked for again. An entry that is added later for earlier hours
#   never comes.
# Why it matters: the hours of a renewal are summed up as minus 1.7 billion seconds, or are missing. Get the entries of
#   the day before by a Schedule Trigger.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Toggl

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
const toggl = require('n8n-nodes-base/dist/nodes/Toggl/GenericFunctions.js');
const entry = { description: 'Renewal of Contoso', start: '2026-03-02T08:30:00Z', stop: '2026-03-02T09:30:00Z' };
const seconds = (time) => Date.parse(time) / 1000;
toggl.togglApiRequest = async (method, path, body, { start_date, end_date }) => {
	if (seconds(entry.start) < seconds(start_date) || seconds(entry.start) > seconds(end_date)) return [];
	const ended = Date.now() / 1000 >= seconds(entry.stop);
	return [{ ...entry, duration: ended ? seconds(entry.stop) - seconds(entry.start) : -seconds(entry.start) }];
};
async function main() {
	const memory = { lastTimeChecked: '2026-03-02T08:00:00Z' };
	for (const time of ['09:00', '10:00', '11:00']) {
		const found = await poll('togglTrigger', { event: 'newTimeEntry' }, memory, `2026-03-02T${time}:00Z`);
		console.log(`${time}: ${found.map(({ duration }) => duration).join(', ') || 'nothing'}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='09:00: -1772440200
10:00: nothing
11:00: nothing'

echo 'n8n-nodes-base@2.41.1, Toggl Trigger, an entry from 8:30 to 9:30'
echo 'Expected: 3600, at 10:00'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
