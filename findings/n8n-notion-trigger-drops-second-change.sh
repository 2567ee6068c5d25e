#!/usr/bin/env bash
# Surprise: n8n's Notion Trigger drops every second change of a page.
# Expected: a page that is changed in each of three minutes starts the workflow three times.
# Seen (n8n-nodes-base@2.41.1): the second change is dropped, because the page was in the result before. The time of
#   the change is not compared.
# Why it matters: the date of a renewal is changed, and changed back a few minutes later: the sheet keeps the wrong
#   one. Read the pages of the last hours by a Schedule Trigger, and compare them with what you have.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Notion

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
const notion = require('n8n-nodes-base/dist/nodes/Notion/shared/GenericFunctions.js');
let page;
notion.notionApiRequest = async () => ({ results: [page], has_more: false, next_cursor: null });
async function main() {
	const memory = { lastTimeChecked: '2026-03-02T08:00:00Z' };
	for (const [minute, renewsOn] of [['01', '1 April'], ['02', '1 May'], ['03', '1 June']]) {
		page = { id: 'contoso', last_edited_time: `2026-03-02T08:${minute}:00.000Z`, renewsOn };
		const parameters = { event: 'pagedUpdatedInDatabase', simple: false, databaseId: 'renewals' };
		const found = await poll('notionTrigger', parameters, memory, `2026-03-02T08:${minute}:30Z`);
		console.log(`8:${minute}, ${renewsOn}: ${found.length}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='8:01, 1 April: 1
8:02, 1 May: 0
8:03, 1 June: 1'

echo 'n8n-nodes-base@2.41.1, Notion Trigger, Page Updated, a page that is changed before each of three polls'
echo 'Expected: 1 item each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
