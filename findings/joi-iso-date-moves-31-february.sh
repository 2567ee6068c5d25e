#!/usr/bin/env bash
# Surprise: Joi takes 2026-02-31 for an ISO date and replaces the text by 3 March.
# Expected: an error: there is no such day. isoDate() is a rule for texts.
# Seen: the value that Joi returns is 2026-03-03T00:00:00.000Z, and 2026-03 becomes the first of March. A date() reads
#   "2026" as two seconds after 1970.
# Why it matters: a validated record holds a date that nobody wrote. Compare the first ten characters with the input,
#   and use raw().
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts joi@18.3.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const Joi = createRequire(import.meta.url)('joi');
const show = (label, { error, value }) => console.log(`${label}: ${error ? 'error' : JSON.stringify(value)}`);
for (const text of ['2026-03-01', '2026-02-31', '2026-03']) show(`string().isoDate(), ${text}`, Joi.string().isoDate().validate(text));
show('date(), 2026', Joi.date().validate('2026'));
JS
seen=$(TZ=UTC node seen.mjs)
stated='string().isoDate(), 2026-03-01: "2026-03-01T00:00:00.000Z"
string().isoDate(), 2026-02-31: "2026-03-03T00:00:00.000Z"
string().isoDate(), 2026-03: "2026-03-01T00:00:00.000Z"
date(), 2026: "1970-01-01T00:00:02.026Z"'

echo 'joi@18.3.2'
echo 'Expected: an error for 2026-02-31, other texts unchanged, a day in 2026'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
