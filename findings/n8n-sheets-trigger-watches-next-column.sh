#!/usr/bin/env bash
# Surprise: n8n's Google Sheets Trigger watches the column to the right of the one that was chosen.
# Expected: Columns to Watch names the columns whose changes count, for Row Updated and for Row Added or Updated.
# Seen (n8n-nodes-base@2.41.1): with Row Added or Updated, each change of the next column counts, and those of the
#   named one do not. With Row Updated, it is right.
# Why it matters: a changed renewal date is not noticed, and each new note beside it is reported as one. Use Row
#   Updated, or compare the columns in the workflow.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 @e965/xlsx@0.20.3 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/Google/Sheet package/dist/nodes/Google/constants.js package/dist/utils

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
const { compareRevisions } = require('n8n-nodes-base/dist/nodes/Google/Sheet/GoogleSheetsTrigger.utils.js');

const header = ['customer', 'renewsOn', 'note'];
const before = () => [header, ['Contoso', '2026-03-01', ''], ['Fabrikam', '2026-03-01', '']];
const after = () => [header, ['Contoso', '2026-06-01', ''], ['Fabrikam', '2026-03-01', 'called']];
for (const event of ['rowUpdate', 'anyUpdate']) {
	const changed = compareRevisions(before(), after(), 1, 'new', ['renewsOn'], 1, event);
	console.log(`${event}: ${changed.map(({ customer }) => customer).join(', ')}`);
}
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='rowUpdate: Contoso
anyUpdate: Fabrikam'

echo 'n8n-nodes-base@2.41.1, Google Sheets Trigger, Columns to Watch renewsOn, a new date for Contoso and a note for Fabrikam'
echo 'Expected: Contoso with both events'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
