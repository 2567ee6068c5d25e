#!/usr/bin/env bash
# Surprise: in json-rules-engine, a text neither contains a word nor does not contain it.
# Expected: contains and doesNotContain are opposites: for each fact, one of two rules fires, or the engine reports
#   that the fact is not a list.
# Seen (json-rules-engine@7.3.1): for a text, null or a missing fact, neither fires. For a list exactly one does.
#   lessThan 30 is true for the list [5].
# Why it matters: a rule "status does not contain cancelled" never fires for the texts that vendors send, so that no
#   renewal passes, without an error. Define operators of your own for text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts json-rules-engine@7.3.1 > /dev/null

cat > seen.cjs <<'JS'
const { Engine } = require('json-rules-engine');
const fires = async (operator, value, fact) => {
	const engine = new Engine([], { allowUndefinedFacts: true });
	engine.addRule({ conditions: { all: [{ fact: 'status', operator, value }] }, event: { type: 'fires' } });
	return (await engine.run({ status: fact })).events.length > 0;
};
async function main() {
	for (const status of [['active'], ['cancelled'], 'active', 'cancelled', null]) {
		console.log(`${JSON.stringify(status)}: contains ${await fires('contains', 'cancelled', status)}, doesNotContain ${await fires('doesNotContain', 'cancelled', status)}`);
	}
	console.log(`[5] lessThan 30: ${await fires('lessThan', 30, [5])}`);
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='["active"]: contains false, doesNotContain true
["cancelled"]: contains true, doesNotContain false
"active": contains false, doesNotContain false
"cancelled": contains false, doesNotContain false
null: contains false, doesNotContain false
[5] lessThan 30: true'

echo 'json-rules-engine@7.3.1, contains and doesNotContain'
echo 'Expected: one of both is true in each line'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
