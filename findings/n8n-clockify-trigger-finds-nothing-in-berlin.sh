#!/usr/bin/env bash
# Surprise: n8n's Clockify Trigger finds no time entries in Berlin.
# Expected: a time entry starts the workflow at the next poll, in each zone.
# Seen (n8n-nodes-base@2.41.1): the period ends at the local time, written as UTC. In Berlin, it is always an hour
#   ahead, so an entry is in a period that was asked for before the entry existed. In New York, it comes five hours
#   late.
# Why it matters: hours that were worked for a renewal are never billed, without an error. Set the workflow to UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Clockify

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
const clockify = require('n8n-nodes-base/dist/nodes/Clockify/GenericFunctions.js');
const started = '2026-03-02T08:30:00Z';
clockify.clockifyApiRequest = async (method, resource, body, { start, end } = {}) => {
	if (resource === 'user') return { id: '1' };
	return Date.now() >= Date.parse(started) && started >= start && started <= end ? [{ started }] : [];
};
async function main() {
	for (const timezone of ['UTC', 'Europe/Berlin', 'America/New_York']) {
		const memory = {};
		const times = [];
		for (let hour = 0; hour < 24; hour += 1) {
			const time = `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z`;
			const found = await poll('clockifyTrigger', { watchField: 0, workspaceId: '1' }, memory, time, { getTimezone: () => timezone });
			if (found.length) times.push(`${hour}:00 UTC`);
		}
		console.log(`${timezone}: ${times.join(', ') || 'never'}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='UTC: 9:00 UTC
Europe/Berlin: never
America/New_York: 14:00 UTC'

echo 'n8n-nodes-base@2.41.1, Clockify Trigger, polls each hour of 2 March, an entry of 8:30 UTC'
echo 'Expected: 9:00 UTC in each zone'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
