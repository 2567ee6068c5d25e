#!/usr/bin/env bash
# Surprise: in n8n, isEmail() accepts any text without spaces that has an address in it, and extractDomain() of a link
#   returns the domain of an address in its query.
# Expected: a list of two addresses, an address in angle brackets and a link are not an email address. The domain of a
#   link is that of its host.
# Seen (n8n-workflow@2.41.0): isEmail() is true for all of them, since its pattern has no start and no end.
#   extractDomain() asks isEmail() first, so a link to portal.example.com has the domain fabrikam.example.
# Why it matters: an If node that checks a contact before a notice goes out lets "a@example.com;b@example.com"
#   through, and the mail node rejects it. Links of partner portals carry addresses, and then match the wrong customer
#   by domain. Compare with extractEmail(), and read the host with new URL(link).hostname.
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
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes, settings: { timezone: 'UTC' } });
const evaluate = (text) => workflow.expression.getSimpleParameterValue(node, `={{ ${text} }}`, 'manual', {});
const link = 'https://portal.example.com/renew?contact=jane@fabrikam.example';
for (const text of ['jane@example.com', 'jane@example.com;joe@example.com', '<jane@example.com>', link]) {
	console.log(`${text}: ${evaluate(`'${text}'.isEmail()`)} ${evaluate(`'${text}'.extractDomain()`)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='jane@example.com: true example.com
jane@example.com;joe@example.com: true example.com
<jane@example.com>: true example.com
https://portal.example.com/renew?contact=jane@fabrikam.example: true fabrikam.example'

echo 'n8n-workflow@2.41.0, isEmail() and extractDomain()'
echo 'Expected: true for the first only, and portal.example.com for the last'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
