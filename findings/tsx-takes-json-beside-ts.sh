#!/usr/bin/env bash
# Surprise: tsx imports the codex file of an n8n node in place of the node, without an error.
# Expected: './Widget.node' is Widget.node.ts, as TypeScript's checker and n8n's own build resolve it. n8n wants
#   Widget.node.json beside it, with the categories and links of the node.
# Seen (tsx@4.23.15): in a CommonJS package the import is the JSON file, so the class is undefined. A file with another
#   ending, Gadget.vendor beside Gadget.vendor.ts, is found as expected. tsc of TypeScript 5.9.3 finds no mistake.
# Why it matters: a script that lists a package's nodes from its index file sees "undefined", and one that skips what is
#   no class checks nothing and passes. Import the file with its ending, or list the built nodes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"commonjs"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts tsx@4.23.15 typescript@5.9.3 > /dev/null

echo 'export class Widget {}' > Widget.node.ts
echo '{"categories":["Sales"]}' > Widget.node.json
echo 'export class Gadget {}' > Gadget.vendor.ts
cat > index.ts <<'TS'
export { Gadget } from './Gadget.vendor';
export { Widget } from './Widget.node';
TS
cat > seen.ts <<'TS'
import { Gadget, Widget } from './index';
console.log(`Gadget ${typeof Gadget}, Widget ${typeof Widget}`);
TS
node_modules/.bin/tsc --noEmit --module commonjs --skipLibCheck --lib es2022,dom seen.ts
with=$(node_modules/.bin/tsx seen.ts)
rm Widget.node.json
without=$(node_modules/.bin/tsx seen.ts)

seen="with Widget.node.json: $with
without: $without"
stated='with Widget.node.json: Gadget function, Widget undefined
without: Gadget function, Widget function'
echo 'tsx@4.23.15'
echo 'Expected: function, four times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
