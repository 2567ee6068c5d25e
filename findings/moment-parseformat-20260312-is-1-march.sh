#!/usr/bin/env bash
# Surprise: moment-parseformat takes the day of 20260312 for an hour.
# Expected: YYYYMMDD, as ISO 8601 has it.
# Seen: the format is YYYYMMk, in which the date is 1 March at twelve. "March 3" is 1 March at three. "1. Dezember
#   2026" has the format M. Dezember YYYY, so that 1 is the month, and the 20 of 2026 the day.
# Why it matters: all renewals of a month move to its first day, and German dates to January, without an error. Set the
#   format for each column.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts moment-parseformat@4.0.0 moment@2.31.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const moment = require('moment');
const parseFormat = require('moment-parseformat');
for (const text of ['2026-03-12', '20260312', 'March 3', '1. Dezember 2026']) {
	const format = parseFormat(text);
	const date = moment.utc(text, format);
	console.log(`${text}: ${format}, ${date.isValid() ? date.format('D MMMM') : 'invalid'}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='2026-03-12: YYYY-MM-DD, 12 March
20260312: YYYYMMk, 1 March
March 3: MMMM k, 1 March
1. Dezember 2026: M. Dezember YYYY, 20 January'

echo 'moment-parseformat@4.0.0 with moment@2.31.0'
echo 'Expected: 12 March, 12 March, 3 March, 1 December'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
