#!/usr/bin/env bash
# Surprise: Microsoft Recognizers-Text reads 01/03/2026 as 3 January and 01.03.2026 as 1 March, in one culture.
# Expected: en-us means month first, whatever the separator, or both readings are returned, as they are for a day
#   without a year.
# Seen (@microsoft/recognizers-text-date-time@1.3.2): slashes and hyphens are month first, dots are day first, with
#   one value each. "30 days before 1 March 2026" is two results: a duration of 30 days, and the open range before 1
#   March.
# Why it matters: a bot that asks for a date understands the same day differently after a paste from another system.
#   Repeat the date in words before acting on it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-date-time@1.3.2 > /dev/null

cat > seen.cjs <<'JS'
const { recognizeDateTime } = require('@microsoft/recognizers-text-date-time');
const reference = new Date(2026, 1, 10);
for (const text of ['01/03/2026', '01-03-2026', '01.03.2026', '1.3.2026', '30 days before 1 March 2026']) {
	const results = recognizeDateTime(text, 'en-us', undefined, reference);
	const shown = results.map(({ text: part, typeName, resolution }) => `${part} = ${resolution.values.map(({ value, end }) => value ?? `until ${end}`).join(' or ')} (${typeName})`);
	console.log(`${text}: ${shown.join('; ')}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='01/03/2026: 01/03/2026 = 2026-01-03 (datetimeV2.date)
01-03-2026: 01-03-2026 = 2026-01-03 (datetimeV2.date)
01.03.2026: 01.03.2026 = 2026-03-01 (datetimeV2.date)
1.3.2026: 1.3.2026 = 2026-03-01 (datetimeV2.date)
30 days before 1 March 2026: 30 days = 2592000 (datetimeV2.duration); before 1 march 2026 = until 2026-03-01 (datetimeV2.daterange)'

echo '@microsoft/recognizers-text-date-time@1.3.2, en-us'
echo 'Expected: 2026-01-03 for the first four, or both readings; 2026-01-30 for the last'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
