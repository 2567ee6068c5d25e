import { generate } from 'selfsigned';

/** PEM texts of a key and its self-signed certificate. */
export interface Certificate {
	key: string;
	cert: string;
}

/** A certificate for 127.0.0.1 and localhost, good from now on for a year. */
export async function makeCertificate(): Promise<Certificate> {
	const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 7, ip: '127.0.0.1' },
				],
			},
		],
	});
	return { key: made.private, cert: made.cert };
}
