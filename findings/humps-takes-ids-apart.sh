#!/usr/bin/env bash
# Surprise: humps makes customer_i_d of customerID, and one field of _id and id.
# Expected: customer_id, and both fields.
# Seen: each capital begins a word. Leading underscores are dropped, so that the later of two fields replaces the
#   other.
# Why it matters: columns of a table have names that no query knows, and the ID of a document is replaced by that of
#   the customer. List the names.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts humps@2.0.1 camelcase-keys@10.0.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import camelcaseKeys from 'camelcase-keys';
const humps = createRequire(import.meta.url)('humps');
console.log('humps, decamelizeKeys:', JSON.stringify(humps.decamelizeKeys({ customerID: 'C-1', VIPNumber: 'V-1' })));
console.log('humps, camelizeKeys:', JSON.stringify(humps.camelizeKeys({ id: 'C-1', _id: 'document 7' })));
console.log('camelcase-keys:', JSON.stringify(camelcaseKeys({ id: 'C-1', _id: 'document 7' })));
JS
seen=$(TZ=UTC node seen.mjs)
stated='humps, decamelizeKeys: {"customer_i_d":"C-1","v_i_p_number":"V-1"}
humps, camelizeKeys: {"id":"document 7"}
camelcase-keys: {"id":"C-1","_id":"document 7"}'

echo 'humps@2.0.1 and camelcase-keys@10.0.3'
echo 'Expected: customer_id, vip_number; id and _id, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
