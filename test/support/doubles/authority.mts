/** Certificates for local servers that stand in for public hosts. */
import { writeFileSync } from 'node:fs';

import { generate } from 'selfsigned';

import type { Certificate } from '../../../sandbox/frame/tls.mts';

/** A certificate authority that exists for one run only. n8n trusts it by NODE_EXTRA_CA_CERTS. */
export interface Authority {
	/** PEM of what a client has to trust. */
	readonly cert: string;
	/** A key and a certificate for these host names; 127.0.0.1 is in every one. */
	issue(...hosts: string[]): Promise<Certificate>;
	/** Writes `cert` to a file. */
	save(file: string): void;
}

const SHARED = { keyType: 'ec', algorithm: 'sha256' } as const;

export async function makeAuthority(): Promise<Authority> {
	const root = await generate([{ name: 'commonName', value: 'Test authority' }], {
		...SHARED,
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		],
	});
	return {
		cert: root.cert,
		issue: async (...hosts) => {
			const names = [...hosts, 'localhost'];
			const made = await generate([{ name: 'commonName', value: names[0] }], {
				...SHARED,
				ca: { key: root.private, cert: root.cert },
				extensions: [
					{ name: 'basicConstraints', cA: false },
					{ name: 'extKeyUsage', serverAuth: true },
					{
						name: 'subjectAltName',
						altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
					},
				],
			});
			return { key: made.private, cert: made.cert };
		},
		save: (file) => writeFileSync(file, root.cert),
	};
}
