#!/usr/bin/env bash
# Surprise: json-sql writes "date = null" for a condition with null.
# Expected: "date is null", as other query builders write it.
# Seen: the comparison with = is never true in SQL, so the query finds nothing. In an update, undefined becomes null
#   too.
# Why it matters: "renewals without a date" is an empty list, so that nobody looks at them. Write {$null: true}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts json-sql@0.5.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const sql = createRequire(import.meta.url)('json-sql')({ separatedValues: false });
for (const condition of [{ date: null }, { date: { $null: true } }, { date: { $in: [] } }]) console.log(sql.build({ type: 'select', table: 'renewals', condition }).query);
console.log(sql.build({ type: 'update', table: 'renewals', modifier: { seats: 50, date: undefined }, condition: { id: 'A' } }).query);
JS
seen=$(TZ=UTC node seen.mjs)
stated='select * from "renewals" where "date" = null;
select * from "renewals" where "date" is null;
select * from "renewals" where "date" in (null);
update "renewals" set "seats" = 50, "date" = null where "id" = '\''A'\'';'

echo 'json-sql@0.5.0'
echo 'Expected: is null twice, and no date in the update'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
