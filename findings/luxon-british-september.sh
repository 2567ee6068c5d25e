#!/usr/bin/env bash
# Surprise: in British English, luxon reads "1 Aug 2026" and "1 Oct 2026", but not "1 Sep 2026".
# Expected: MMM is the three-letter month in English, so all twelve parse, as they do with locale en-US.
# Seen (luxon@3.7.2): with en-GB, "Sep" is invalid and "Sept" valid. With en-AU, "Jun" and "Jul" are invalid as well.
#   luxon takes the names from Intl, and Intl abbreviates these months with four letters.
# Why it matters: a price list or an invoice with "1 Sep 2026" loses its September renewals for British users, and only
#   those. Parse with locale en-US, or accept both spellings, and report what did not parse.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts luxon@3.7.2 > /dev/null

cat > seen.cjs <<'JS'
const { DateTime } = require('luxon');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
for (const locale of ['en-US', 'en-GB', 'en-AU']) {
	const invalid = months.filter((month) => !DateTime.fromFormat(`1 ${month} 2026`, 'd MMM yyyy', { locale }).isValid);
	console.log(`${locale}: ${invalid.join(', ') || 'none'}`);
}
console.log('en-GB writes:', DateTime.fromISO('2026-09-01').setLocale('en-GB').toFormat('d MMM yyyy'));
JS
seen=$(TZ=UTC node seen.cjs)
stated='en-US: none
en-GB: Sep
en-AU: Jun, Jul, Sep
en-GB writes: 1 Sept 2026'

echo 'luxon@3.7.2, months that "d MMM yyyy" does not read'
echo 'Expected: none in any of the three locales'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
