#!/usr/bin/env bash
# Surprise: fast-csv, objects-to-csv and tablemark write only the fields that the first record has.
# Expected: a column for each field of any record, as d3-dsv and json-2-csv write.
# Seen: the amount of the second record is in none of the three outputs, and nothing fails.
# Why it matters: a vendor that leaves out empty fields decides by its first record which columns the report has. Name
#   the columns.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fast-csv@5.0.8 objects-to-csv@1.3.6 tablemark@4.1.0 d3-dsv@3.0.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { csvFormat } from 'd3-dsv';
import { tablemark } from 'tablemark';
const require = createRequire(import.meta.url);
const rows = [{ customer: 'Northwind' }, { customer: 'Contoso', amount: 1200 }];
const show = (name, text) => console.log(`${name}: ${/1200/.test(text) ? 'has' : 'lacks'} the amount of Contoso`);
show('fast-csv', await require('fast-csv').writeToString(rows, { headers: true }));
show('objects-to-csv', await new (require('objects-to-csv'))(rows).toString());
show('tablemark', tablemark(rows));
show('d3-dsv', csvFormat(rows));
JS
seen=$(TZ=UTC node seen.mjs)
stated='fast-csv: lacks the amount of Contoso
objects-to-csv: lacks the amount of Contoso
tablemark: lacks the amount of Contoso
d3-dsv: has the amount of Contoso'

echo 'fast-csv@5.0.8, objects-to-csv@1.3.6, tablemark@4.1.0 and d3-dsv@3.0.2, an amount that only the second record has'
echo 'Expected: all four have it'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
