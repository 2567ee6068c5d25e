#!/usr/bin/env bash
# Surprise: in n8n, luxon's default zone belongs to the workflow that evaluated an expression last, not to yours.
# Expected: inside a node, DateTime.now() and DateTime.fromISO() are in the zone of the workflow that runs the node, as
#   they are inside that workflow's expressions.
# Seen (n8n-workflow@2.41.0): each expression sets luxon's global default zone. After an await, while a workflow of
#   another zone evaluated an expression, the same line of code reads a date fourteen hours off.
# Why it matters: it shows only when executions overlap, as they do at full hours when schedules fire. A node must pass
#   { zone: this.getTimezone() } to every call of luxon, and never rely on the default.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 luxon@3.7.2 > /dev/null

cat > seen.cjs <<'JS'
const { Workflow, Expression } = require('n8n-workflow');
const { DateTime } = require('luxon');
Expression.setExpressionEngine('legacy');
const node = { id: '1', name: 'Node', type: 'node', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }) };
async function execute(timezone, milliseconds) {
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes, settings: { timezone } });
	workflow.expression.getSimpleParameterValue(node, '={{ 1 }}', 'manual', {});
	const before = DateTime.fromISO('2026-03-01').toISO();
	await new Promise((resolve) => setTimeout(resolve, milliseconds)); // a request to a vendor
	return `${timezone}: before the request ${before}, after it ${DateTime.fromISO('2026-03-01').toISO()}`;
}
async function main() {
	console.log(await execute('Asia/Tokyo', 50));
	const [slow] = await Promise.all([execute('Asia/Tokyo', 50), execute('America/New_York', 10)]);
	console.log(slow);
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='Asia/Tokyo: before the request 2026-03-01T00:00:00.000+09:00, after it 2026-03-01T00:00:00.000+09:00
Asia/Tokyo: before the request 2026-03-01T00:00:00.000+09:00, after it 2026-03-01T00:00:00.000-05:00'

echo 'n8n-workflow@2.41.0 and luxon@3.7.2, alone and beside a workflow in New York'
echo 'Expected: +09:00 four times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
