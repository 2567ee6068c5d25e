#!/usr/bin/env bash
# Surprise: in n8n, merge() of two lists drops the fields of the longer one, and keeps old values.
# Expected: all fields of both lists in one object, and the values of the argument where both have a field, as in
#   Object.assign().
# Seen (n8n-workflow@2.41.0): `[{ sku }, { seats }].merge([{ renews }])` has no seats, and `[{ status: "active"
#   }].merge([{ status: "cancelled" }])` is active.
# Why it matters: a renewal that is merged with an update keeps its old status and date, and one with more parts than
#   the update loses fields, without an error. Use Object.assign({}, ...first, ...second).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 > /dev/null

cat > seen.cjs <<'JS'
const { Workflow, Expression } = require('n8n-workflow');
Expression.setExpressionEngine('legacy');
const node = { id: '1', name: 'Node', type: 'node', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }) };
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes, settings: { timezone: 'Europe/Berlin' } });
const evaluate = (text) => workflow.expression.getSimpleParameterValue(node, `={{ ${text} }}`, 'manual', {});

for (const text of [
	'[{ sku: "A" }, { seats: 5 }].merge([{ renews: "2026-03-01" }, { term: 12 }])',
	'[{ sku: "A" }, { seats: 5 }].merge([{ renews: "2026-03-01" }])',
	'[{ sku: "A" }].merge([{ renews: "2026-03-01" }, { term: 12 }])',
	'[{ status: "active" }].merge([{ status: "cancelled" }])',
]) {
	console.log(`${text}: ${JSON.stringify(evaluate(text))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='[{ sku: "A" }, { seats: 5 }].merge([{ renews: "2026-03-01" }, { term: 12 }]): {"sku":"A","renews":"2026-03-01","seats":5,"term":12}
[{ sku: "A" }, { seats: 5 }].merge([{ renews: "2026-03-01" }]): {"sku":"A","renews":"2026-03-01"}
[{ sku: "A" }].merge([{ renews: "2026-03-01" }, { term: 12 }]): {"sku":"A","renews":"2026-03-01"}
[{ status: "active" }].merge([{ status: "cancelled" }]): {"status":"active"}'

echo 'n8n-workflow@2.41.0, merge() of two lists'
echo 'Expected: all fields of both, and cancelled'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
