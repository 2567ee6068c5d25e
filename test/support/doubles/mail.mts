/** A real mail server, which keeps what it is given. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

import type { Authority } from './authority.mts';
import type { Double } from './double.mts';

/** A mail that arrived. */
export interface ReceivedMail {
	/** The addresses it was delivered to, copies and blind copies included. */
	to: string[];
	from: string;
	mail: ParsedMail;
}

export interface MailDouble extends Double {
	readonly mails: ReceivedMail[];
	/** Turns recipients away with 550 where the test says so. */
	refuse(test: (address: string) => boolean): void;
	/** Takes whole mails, then answers this many of them with 451. */
	failAfterData(times: number): void;
}

/** Starts it with TLS from the first byte, and with a user and password that n8n has to give. */
export async function startMail(authority: Authority): Promise<MailDouble> {
	const { key, cert } = await authority.issue('mail.example.com');
	const user = 'renewals@example.com';
	const password = randomBytes(12).toString('hex');
	const mails: ReceivedMail[] = [];
	let refused: (address: string) => boolean = () => false;
	let failing = 0;
	const smtp = new SMTPServer({
		secure: true,
		key,
		cert,
		authOptional: false,
		onAuth: (auth, _session, done) => {
			if (auth.username === user && auth.password === password) done(null, { user });
			else done(Object.assign(new Error('Invalid username or password'), { responseCode: 535 }));
		},
		onRcptTo: ({ address }, _session, done) =>
			done(
				refused(address) ? Object.assign(new Error(`No such mailbox: ${address}`), { responseCode: 550 }) : undefined,
			),
		onData: (stream, { envelope }, done) => {
			const to = envelope.rcptTo.map(({ address }) => address);
			const from = envelope.mailFrom ? envelope.mailFrom.address : '';
			simpleParser(stream).then((mail) => {
				if (failing > 0) {
					failing -= 1;
					done(Object.assign(new Error('Local error in processing'), { responseCode: 451 }));
					return;
				}
				mails.push({ to, from, mail });
				done();
			}, done);
		},
	});
	// A client that breaks off a connection is no fault of the server's.
	smtp.on('error', () => undefined);
	const listening = smtp.listen(0, '127.0.0.1');
	await once(listening, 'listening');
	const { port } = listening.address() as AddressInfo;
	return {
		vendor: 'Mail',
		url: `smtps://127.0.0.1:${port}`,
		credentialType: 'smtp',
		credential: { user, password, host: '127.0.0.1', port, secure: true },
		mails,
		refuse: (test) => void (refused = test),
		failAfterData: (times) => void (failing = times),
		reset: () => {
			failing = 0;
			mails.length = 0;
			refused = () => false;
		},
		close: async () => await new Promise((resolve) => smtp.close(() => resolve())),
	};
}
