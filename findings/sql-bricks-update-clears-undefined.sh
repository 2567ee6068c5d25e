#!/usr/bin/env bash
# Surprise: sql-bricks sets a column to null in an update whose value is undefined.
# Expected: the column is left out, as JSON and knex leave out undefined.
# Seen: UPDATE ... SET "date = null". A condition with undefined is IS NULL.
# Why it matters: an API that did not send the date this time erases the one that was known, and a lookup without a key
#   finds the rows that have none. Leave out undefined fields.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts sql-bricks@3.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { select, update } = createRequire(import.meta.url)('sql-bricks');
const renewal = { seats: 50, date: undefined };
console.log(update('renewals', renewal).where({ id: 'A' }).toString());
console.log(select().from('renewals').where({ customer: undefined }).toString());
JS
seen=$(TZ=UTC node seen.mjs)
stated='UPDATE renewals SET seats = 50, date = null WHERE id = '\''A'\''
SELECT * FROM renewals WHERE customer IS NULL'

echo 'sql-bricks@3.0.1'
echo 'Expected: UPDATE renewals SET seats = 50 WHERE ..., and an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
