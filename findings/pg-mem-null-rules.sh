#!/usr/bin/env bash
# Surprise: pg-mem finds rows with NOT IN a list that holds null, PostgreSQL finds none.
# Expected: the same rows: pg-mem takes the place of PostgreSQL in tests.
# Seen: pg-mem ignores the null in NOT IN, and makes GREATEST null because of it. PostgreSQL does both the other way
#   round.
# Why it matters: a query that leaves out reported renewals passes its test and returns nothing in production, as soon
#   as one id in the list is null. Test with PGlite, which is PostgreSQL, and write NOT EXISTS.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts pg-mem@3.0.14 @electric-sql/pglite@0.5.17 > /dev/null

cat > seen.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
import { newDb } from 'pg-mem';
const setUp = "create table renewals (id text); insert into renewals values ('A'), ('B'), ('C');";
const memory = newDb().public;
memory.none(setUp);
const real = new PGlite();
await real.exec(setUp);
for (const query of ["select id from renewals where id not in ('A', null)", 'select greatest(30, null) as id']) {
	const show = (rows) => rows.map(({ id }) => id).join(' ') || 'nothing';
	console.log(`${query}\n  pg-mem: ${show(memory.many(query))}\n  PostgreSQL: ${show((await real.query(query)).rows)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='select id from renewals where id not in ('\''A'\'', null)
  pg-mem: B C
  PostgreSQL: nothing
select greatest(30, null) as id
  pg-mem: nothing
  PostgreSQL: 30'

echo 'pg-mem@3.0.14 beside PostgreSQL in @electric-sql/pglite@0.5.17'
echo 'Expected: the same from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
