#!/usr/bin/env bash
# Surprise: eqJoin of lokijs returns one row for a customer with two renewals.
# Expected: a row for each pair, as a join in SQL does, and none for a customer without renewals.
# Seen: the renewal that comes last replaces the others. A customer without renewals has a row too, so that the count
#   looks right.
# Why it matters: all renewals of a customer but one are lost. Join from the renewals to the customers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts lokijs@1.5.12 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const Loki = createRequire(import.meta.url)('lokijs');
const database = new Loki('renewals');
const customers = database.addCollection('customers');
const renewals = database.addCollection('renewals');
customers.insert([{ id: 1, name: 'Acme' }, { id: 2, name: 'Beta' }]);
renewals.insert([{ customer: 1, date: '2026-03-01' }, { customer: 1, date: '2026-04-01' }]);
const show = (rows) => rows.data().map(({ name, date }) => `${name} ${date}`).join(', ');
console.log('from customers:', show(customers.eqJoin(renewals, 'id', 'customer', ({ name }, { date }) => ({ name, date }))));
console.log('from renewals:', show(renewals.eqJoin(customers, 'customer', 'id', ({ date }, { name }) => ({ name, date }))));
JS
seen=$(TZ=UTC node seen.mjs)
stated='from customers: Acme 2026-04-01, Beta undefined
from renewals: Acme 2026-03-01, Acme 2026-04-01'

echo 'lokijs@1.5.12'
echo 'Expected: Acme 2026-03-01, Acme 2026-04-01, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
