#!/usr/bin/env bash
# Surprise: n8n's WhatsApp node shows the date of a template as 2026-03-01T00:00:00.
# Expected: a template parameter of the type Date Time shows a date that people read.
# Seen (n8n-nodes-base@2.41.1): the value is sent as fallback_value, which is the text that WhatsApp shows. There is
#   no other field for the text, as there is for an amount.
# Why it matters: customers read "Your license renews on 2026-03-01T00:00:00". Choose Text, and format the date in an
#   expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional form-data@4.0.6 lodash@4.18.1 n8n-workflow@2.41.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/dist/nodes/WhatsApp

cat > seen.cjs <<'JS'
const { componentsRequest } = require('n8n-nodes-base/dist/nodes/WhatsApp/MessageFunctions.js');
const parameter = [
	{ type: 'text', text: 'Keepnet Pro' },
	{ type: 'currency', code: 'EUR', amount_1000: 1200, fallback_value: '1.200 EUR' },
	{ type: 'date_time', date_time: '2026-03-01T00:00:00' },
];
const components = { component: [{ type: 'body', bodyParameters: { parameter } }] };
componentsRequest.call({ getNodeParameter: () => components }, { body: {} }).then(({ body }) => {
	const [{ parameters }] = body.template.components;
	const [product, price, date] = parameters.map(({ type, text, ...values }) => text ?? values[type].fallback_value);
	console.log(`${product} for ${price} renews on ${date}.`);
});
JS
seen=$(TZ=UTC node seen.cjs)
stated='Keepnet Pro for 1.200 EUR renews on 2026-03-01T00:00:00.'

echo 'n8n-nodes-base@2.41.1, WhatsApp, a template with a text, an amount and a date: what the customer reads'
echo 'Expected: Keepnet Pro for 1.200 EUR renews on 1 March 2026, or in another form that people write'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
