#!/usr/bin/env bash
# Surprise: n8n's Google Calendar Trigger does not start for all-day events.
# Expected: Event Started starts the workflow on the day of an all-day event, as it does at the time of others.
# Seen (n8n-nodes-base@2.41.1): it reads only the time of an event. An all-day event has a date instead, so it counts
#   as an event of now, which is just after the end of the period.
# Why it matters: renewals are often entered as all-day events. Their reminder never goes out, while the test in the
#   editor shows them. Use a Schedule Trigger and Get Many of Google Calendar.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 @n8n/utils@1.48.0 luxon@3.7.2 moment-timezone@0.5.48 rrule@2.8.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Calendar

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
const google = require('n8n-nodes-base/dist/nodes/Google/Calendar/GenericFunctions.js');

google.googleApiRequestAllItems = async () => [
	{ summary: 'Contoso renews', start: { date: '2026-03-02' }, end: { date: '2026-03-03' } },
	{ summary: 'Call Fabrikam', start: { dateTime: '2026-03-02T09:30:00Z' }, end: { dateTime: '2026-03-02T10:00:00Z' } },
];
async function main() {
	const parameters = { 'pollTimes.item': [{}], triggerOn: 'eventStarted', calendarId: 'renewals@example.com' };
	const memory = { lastTimeChecked: '2026-03-01T22:00:00Z' };
	for (let hour = 0; hour < 24; hour += 1) {
		const time = `2026-03-02T${String(hour).padStart(2, '0')}:00:12.345Z`;
		for (const { summary } of await poll('googleCalendarTrigger', parameters, memory, time)) console.log(`${hour}:00: ${summary}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='10:00: Call Fabrikam'

echo 'n8n-nodes-base@2.41.1, Google Calendar Trigger, Event Started, every hour of 2 March'
echo 'Expected: Contoso renews, and at 10:00 Call Fabrikam'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
