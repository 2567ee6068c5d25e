import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const secretsSchema = z.object({
	owner: z.object({ email: z.string(), password: z.string() }),
	encryptionKey: z.string(),
});

/** Who may sign in to an instance. */
export type Owner = Secrets['owner'];
export type Secrets = z.infer<typeof secretsSchema>;

/**
 * The owner's password and n8n's encryption key of one instance: generated the first time, then read from a file that
 * only its owner may read.
 */
export function loadSecrets(file: string): Secrets {
	if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	const secrets = {
		// n8n asks for an upper-case letter and a digit, which random text need not have.
		owner: { email: 'owner@example.com', password: `R1-${randomBytes(15).toString('base64url')}` },
		encryptionKey: randomBytes(24).toString('base64url'),
	};
	writeFileSync(file, `${JSON.stringify(secrets, null, '\t')}\n`, { mode: 0o600 });
	return secrets;
}
