#!/usr/bin/env bash
# Surprise: nodemailer sends to the first only of several addresses that a space or a line break separates.
# Expected: an error, or mail to all: a semicolon separates addresses too, although the standard only has the comma.
# Seen (nodemailer@10.6.1, and 8.0.10, which the Send Email node of n8n 2.41.1 uses): the other addresses become the
#   name of the first.
# Why it matters: a list of owners, one to a line, as people paste it from a sheet into the To field, reaches one of
#   them, and the mail counts as sent. Join addresses with commas.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts nodemailer@10.6.1 nodemailer-of-n8n@npm:nodemailer@8.0.10 > /dev/null

cat > seen.cjs <<'JS'
const transports = [require('nodemailer'), require('nodemailer-of-n8n')].map((each) => each.createTransport({ jsonTransport: true }));
(async () => {
	for (const transport of transports) for (const to of ['a@example.com, b@example.com', 'a@example.com; b@example.com', 'a@example.com b@example.com', 'a@example.com\nb@example.com\nc@example.com', 'a@example.com / b@example.com']) {
		const { envelope, message } = await transport.sendMail({ from: 'sales@example.com', to, subject: 'Renewals', text: '-' });
		console.log(`${JSON.stringify(to)}: to ${envelope.to}, named ${JSON.stringify(JSON.parse(message).to.map(({ name }) => name))}`);
	}
})();
JS
seen=$(TZ=UTC node seen.cjs)
stated='"a@example.com, b@example.com": to a@example.com,b@example.com, named ["",""]
"a@example.com; b@example.com": to a@example.com,b@example.com, named ["",""]
"a@example.com b@example.com": to a@example.com, named ["b@example.com"]
"a@example.com\nb@example.com\nc@example.com": to a@example.com, named ["b@example.com c@example.com"]
"a@example.com / b@example.com": to a@example.com, named ["/ b@example.com"]
"a@example.com, b@example.com": to a@example.com,b@example.com, named ["",""]
"a@example.com; b@example.com": to a@example.com,b@example.com, named ["",""]
"a@example.com b@example.com": to a@example.com, named ["b@example.com"]
"a@example.com\nb@example.com\nc@example.com": to a@example.com, named ["b@example.com c@example.com"]
"a@example.com / b@example.com": to a@example.com, named ["/ b@example.com"]'

echo 'nodemailer@10.6.1, then 8.0.10, recipients in one text'
echo 'Expected: all of them'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
