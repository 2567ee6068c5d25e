#!/usr/bin/env bash
# Surprise: n8n's Salesforce Trigger loses a change of a record that was created shortly before the last poll.
# Expected: a record that existed at the last poll and has changed since is an updated one.
# Seen (n8n-nodes-base@2.41.1): a record that was created in the 15 minutes before the last poll is left out, as if it
#   were created since. At the poll after that, its change is too old.
# Why it matters: an opportunity is entered before the poll of the morning, and its close date is corrected in the
#   afternoon: the report keeps the first date. Get the records of the last days by a Schedule Trigger.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 form-data@4.0.6 luxon@3.7.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Salesforce

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
const salesforce = require('n8n-nodes-base/dist/nodes/Salesforce/GenericFunctions.js');
const record = { Id: '1', CreatedDate: '2026-03-02T07:50:00Z', LastModifiedDate: '2026-03-02T14:00:00Z' };
const holds = ([, field, operator, time]) => {
	const [value, bound] = [Date.parse(record[field]), Date.parse(time)];
	return operator === '>=' ? value >= bound : value < bound;
};
salesforce.salesforceApiRequestAllItems = async (property, method, path, body, { q }) =>
	Date.now() >= Date.parse(record.LastModifiedDate) && [...q.matchAll(/(\w+Date) (>=|<) (\S+)/g)].every(holds) ? [record] : [];
async function main() {
	for (const hours of [24, 6, 0.25]) {
		const memory = {};
		let found = 0;
		const from = Date.parse('2026-03-01T08:00:00Z');
		for (let time = from; time <= from + 3 * 86400000; time += hours * 3600000) {
			found += (await poll('salesforceTrigger', { triggerOn: 'opportunityUpdated' }, memory, new Date(time).toISOString())).length;
		}
		console.log(`every ${hours} hours: ${found}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='every 24 hours: 0
every 6 hours: 1
every 0.25 hours: 1'

echo 'n8n-nodes-base@2.41.1, Salesforce Trigger, Opportunity Updated, created at 7:50, polled at 8:00, changed at 14:00'
echo 'Expected: 1 item'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
