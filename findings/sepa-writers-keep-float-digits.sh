#!/usr/bin/env bash
# Surprise: sepa-xml and sepa-payment-code write an amount with all digits of the number.
# Expected: 0.30, since both formats allow two decimals. sepa-xml does round the sum of the file.
# Seen: 0.30000000000000004 and 8.575, in a file whose control sum is 8.88.
# Why it matters: the bank rejects the whole file, or the code cannot be paid. Round each amount to cents before.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts sepa-xml@0.6.0 sepa-payment-code@1.0.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const SepaXml = require('sepa-xml');
const { PaymentCode } = require('sepa-payment-code');
const file = new SepaXml();
file.setHeaderInfo({ messageId: '1', initiator: 'Contoso' });
file.setPaymentInfo({ id: '1', method: 'TRF', senderName: 'Contoso', senderIBAN: 'NL39RABO0300065264', bic: 'RABONL2U' });
for (const amount of [0.1 + 0.2, 8.575]) {
	file.addTransaction({ id: String(amount), amount, name: 'Adobe', iban: 'NL39RABO0300065264', bic: 'RABONL2U' });
	console.log('sepa-payment-code:', new PaymentCode('Adobe', 'NL39RABO0300065264', amount).getPayload().match(/EUR.*/)[0]);
}
file.compile((error, xml) => console.log('sepa-xml:', [...xml.matchAll(/InstdAmt Ccy="EUR">([^<]*)/g)].map(([, amount]) => amount).join(' and '), 'with the sum', xml.match(/CtrlSum>([^<]*)/)[1]));
JS
seen=$(TZ=UTC node seen.mjs)
stated='sepa-payment-code: EUR0.30000000000000004
sepa-payment-code: EUR8.575
sepa-xml: 0.30000000000000004 and 8.575 with the sum 8.88'

echo 'sepa-xml@0.6.0 and sepa-payment-code@1.0.3, 0.1 + 0.2 and 8.575 euros'
echo 'Expected: 0.30 and 8.58 (or an error)'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
