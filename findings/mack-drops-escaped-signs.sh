#!/usr/bin/env bash
# Surprise: mack drops the signs that Markdown escapes: KN\_PRO\_100 becomes KNPRO100.
# Expected: KN_PRO_100. The backslash says that the sign is text.
# Seen (@tryfabric/mack@1.2.1, turndown@7.2.5): the sign disappears with its backslash. turndown, which makes Markdown
#   of HTML, writes such escapes for every underscore, asterisk and list number.
# Why it matters: SKUs and dates in a message to Slack are not those of the email with the same content. Set escape =
#   (text) => text in turndown, or write the blocks yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @tryfabric/mack@1.2.1 turndown@7.2.5 > /dev/null

cat > seen.mjs <<'JS'
import { markdownToBlocks } from '@tryfabric/mack';
import Turndown from 'turndown';
for (const html of ['<p>KN_PRO_100</p>', '<p>3. Acme</p>', '<p>2 * 50 seats [new]</p>']) {
	const markdown = new Turndown().turndown(html);
	const [block] = await markdownToBlocks(markdown);
	console.log(`${html} is ${markdown} is ${block.text.text}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='<p>KN_PRO_100</p> is KN\_PRO\_100 is KNPRO100
<p>3. Acme</p> is 3\. Acme is 3 Acme
<p>2 * 50 seats [new]</p> is 2 \* 50 seats \[new\] is 2  50 seats new'

echo '@tryfabric/mack@1.2.1 with what turndown@7.2.5 writes'
echo 'Expected: KN_PRO_100, 3. Acme and 2 * 50 seats [new] at the end'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
