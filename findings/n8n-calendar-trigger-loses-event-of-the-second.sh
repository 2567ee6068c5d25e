#!/usr/bin/env bash
# Surprise: n8n's Google Calendar Trigger loses an event that was created in the second of a poll.
# Expected: each event that was created belongs to one of two polls.
# Seen (n8n-nodes-base@2.41.1): an event of that second is after the end of one period and before the start of the
#   next, as Event Created leaves both bounds out. Event Started includes both, so an event that starts in that second
#   is returned twice.
# Why it matters: a tool that enters many renewals takes a while, so some of them fall into such a second and have no
#   task. With a cron expression, polls are at full minutes, where most meetings start. Read the calendar by a Schedule
#   Trigger and remove duplicates by id.
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

const events = ['08:59:59', '09:00:00', '09:00:01'].map((time) => ({
	created: `2026-03-02T${time}.000Z`, start: { dateTime: `2026-03-02T${time}Z` },
}));
google.googleApiRequestAllItems = async () => events;
async function main() {
	for (const triggerOn of ['eventCreated', 'eventStarted']) {
		const memory = { lastTimeChecked: '2026-03-02T08:00:00Z' };
		for (const time of ['09:00:00', '10:00:00']) {
			const parameters = { 'pollTimes.item': [{}], triggerOn, calendarId: 'renewals@example.com' };
			const found = await poll('googleCalendarTrigger', parameters, memory, `2026-03-02T${time}.200Z`);
			console.log(`${triggerOn} at ${time}: ${found.map(({ created }) => created.slice(11, 19)).join(' ')}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='eventCreated at 09:00:00: 08:59:59
eventCreated at 10:00:00: 09:00:01
eventStarted at 09:00:00: 08:59:59 09:00:00
eventStarted at 10:00:00: 09:00:00 09:00:01'

echo 'n8n-nodes-base@2.41.1, Google Calendar Trigger, events of 08:59:59, 09:00:00 and 09:00:01, polls at 9:00 and 10:00'
echo 'Expected: each event once'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
