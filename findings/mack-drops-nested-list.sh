#!/usr/bin/env bash
# Surprise: mack drops the nested list of a Markdown list when it makes blocks for Slack.
# Expected: the nested entries below theirs, or in the same list.
# Seen (@tryfabric/mack@1.2.1): only the outer entries remain, for bullets and for numbers. A second paragraph of an
#   entry is lost too.
# Why it matters: a digest with vendors and their renewals as a nested list arrives as a list of vendors. Use a heading
#   for each vendor.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @tryfabric/mack@1.2.1 > /dev/null

cat > seen.mjs <<'JS'
import { markdownToBlocks } from '@tryfabric/mack';
for (const text of ['- Adobe\n  - Acme, 1 March\n  - Beta, 3 March\n- Keepnet\n', '1. Adobe\n   1. Acme, 1 March\n', '- Adobe\n\n  Acme renews\n']) {
	const blocks = await markdownToBlocks(text);
	console.log(JSON.stringify(blocks.map((block) => block.text.text)));
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='["• Adobe\n• Keepnet"]
["1. Adobe"]
["• Adobe"]'

echo '@tryfabric/mack@1.2.1'
echo 'Expected: text with Acme in each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
