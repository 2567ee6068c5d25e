#!/usr/bin/env bash
# Surprise: NeDB does not find documents without a date when asked for { date: null }.
# Expected: as in MongoDB, whose queries NeDB takes: null matches null and missing fields.
# Seen: only the document that stores null is found. mingo, which has the same query language, finds all three.
# Why it matters: renewals without a date are not in the list of those that someone has to look at. Ask with $exists
#   too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @seald-io/nedb@4.1.2 mingo@7.2.7 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { Query } from 'mingo';
const Datastore = createRequire(import.meta.url)('@seald-io/nedb');
const documents = [{ _id: 'A', date: null }, { _id: 'B' }, { _id: 'C', date: undefined }, { _id: 'D', date: '2026-03-01' }];
const store = new Datastore();
await store.insertAsync(documents);
const ids = (list) => list.map(({ _id }) => _id).sort().join(' ');
console.log('NeDB:', ids(await store.findAsync({ date: null })));
console.log('mingo:', ids(new Query({ date: null }).find(documents).all()));
JS
seen=$(TZ=UTC node seen.mjs)
stated='NeDB: A
mingo: A B C'

echo '@seald-io/nedb@4.1.2 and mingo@7.2.7, { date: null }'
echo 'Expected: A B C from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
