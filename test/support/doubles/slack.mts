/** Slack's Web API, as far as n8n's Slack node uses it, with Slack's documented limits and errors. */
import { randomBytes } from 'node:crypto';

import { z } from 'zod';

import type { Authority } from './authority.mts';
import { httpsServer, parsedJson, type Answer, type Call, type Double } from './double.mts';

const LONGEST_TEXT = 40_000;
const MOST_BLOCKS = 50;
const LONGEST_SECTION = 3_000;
const CHANNELS = [
	{ id: 'C0RENEWALS', name: 'renewals' },
	{ id: 'C0GENERAL', name: 'general' },
];

const messageSchema = z
	.object({
		channel: z.string().optional(),
		text: z.string().optional(),
		blocks: z
			.array(
				z.object({ type: z.string(), text: z.object({ text: z.string() }).passthrough().optional() }).passthrough(),
			)
			.optional(),
		attachments: z.array(z.unknown()).optional(),
	})
	.passthrough();

/** A message as a channel would show it. */
interface SlackMessage {
	/** The channel's id. */
	channel: string;
	/** As it was kept: Slack cuts it at 40,000 characters. */
	text: string;
	blocks?: unknown[];
	/** What else was sent with it. */
	options: Record<string, unknown>;
}

export interface SlackDouble extends Double {
	/** What was posted, in order. */
	readonly messages: SlackMessage[];
	/** The names of the methods that were called, in order, refused calls included. */
	readonly calls: string[];
	/** With a number, a channel takes one message in that many milliseconds and answers 429 to more. Slack's own is 1,000. */
	limitTo(milliseconds: number | undefined): void;
	/**
	 * Answers the next calls (all, unless given a number) with this error of Slack's, such as `channel_not_found`; with
	 * `after`, once that many messages were posted.
	 */
	refuse(error: string, times?: number, after?: number): void;
}

const failure = (error: string, more: Record<string, unknown> = {}): Answer => ({
	status: 200,
	body: { ok: false, error, ...more },
});
const success = (body: Record<string, unknown>): Answer => ({ status: 200, body: { ok: true, ...body } });

export async function makeSlack(authority: Authority): Promise<SlackDouble> {
	const token = `xoxb-${randomBytes(12).toString('hex')}`;
	const messages: SlackMessage[] = [];
	const calls: string[] = [];
	const lastPost = new Map<string, number>();
	let interval: number | undefined;
	let trouble = { error: '', times: 0, after: 0 };

	const post = ({ body }: Call): Answer => {
		const read = messageSchema.safeParse(parsedJson(body));
		if (!read.success) return failure('invalid_arguments');
		const { channel: wanted = '', text = '', blocks, attachments, ...options } = read.data;
		const channel = CHANNELS.find(({ id, name }) => [id, name, `#${name}`].includes(wanted));
		if (channel === undefined) return failure('channel_not_found');
		if (text === '' && !blocks?.length && !attachments?.length) return failure('no_text');
		if (
			blocks &&
			(blocks.length > MOST_BLOCKS || blocks.some((block) => (block.text?.text.length ?? 0) > LONGEST_SECTION))
		)
			return failure('invalid_blocks');
		const wait = (lastPost.get(channel.id) ?? 0) + (interval ?? 0) - Date.now();
		if (interval !== undefined && wait > 0) {
			return {
				status: 429,
				headers: { 'retry-after': String(Math.ceil(wait / 1000)) },
				body: { ok: false, error: 'ratelimited' },
			};
		}
		lastPost.set(channel.id, Date.now());
		messages.push({ channel: channel.id, text: text.slice(0, LONGEST_TEXT), ...(blocks && { blocks }), options });
		const ts = `${Math.floor(Date.now() / 1000)}.${String(messages.length).padStart(6, '0')}`;
		const warning = text.length > LONGEST_TEXT && { response_metadata: { warnings: ['message_truncated'] } };
		return success({
			channel: channel.id,
			ts,
			message: { type: 'message', text: text.slice(0, LONGEST_TEXT), ts },
			...warning,
		});
	};
	const methods: Record<string, (call: Call) => Answer> = {
		'POST /api/chat.postMessage': post,
		'GET /api/auth.test': () =>
			success({ team: 'Resellers', user: 'renewals', team_id: 'T0RESELLERS', user_id: 'U0RENEWALS' }),
		'GET /api/users.profile.get': () => success({ profile: { real_name: 'Renewals' } }),
		'GET /api/conversations.list': () => success({ channels: CHANNELS, response_metadata: { next_cursor: '' } }),
		'GET /api/users.list': () =>
			success({ members: [{ id: 'U0RENEWALS', name: 'renewals' }], response_metadata: { next_cursor: '' } }),
	};
	const handle = (call: Call): Answer => {
		const method = methods[`${call.method} ${call.path}`];
		calls.push(call.path.slice('/api/'.length));
		if (method === undefined) return failure('unknown_method');
		const { authorization } = call.headers;
		if (authorization === undefined) return failure('not_authed');
		if (authorization !== `Bearer ${token}`) return failure('invalid_auth');
		if (trouble.times > 0 && messages.length >= trouble.after) {
			trouble.times -= 1;
			return failure(trouble.error);
		}
		return method(call);
	};

	const hosts = ['slack.com'];
	const server = await httpsServer(authority, hosts, handle);
	return {
		vendor: 'Slack',
		url: 'https://slack.com',
		hosts,
		server,
		credentialType: 'slackApi',
		credential: { accessToken: token },
		messages,
		calls,
		limitTo: (milliseconds) => void (interval = milliseconds),
		refuse: (error, times = Infinity, after = 0) => void (trouble = { error, times, after }),
		reset: () => {
			messages.length = 0;
			calls.length = 0;
			lastPost.clear();
			interval = undefined;
			trouble = { error: '', times: 0, after: 0 };
		},
		close: async () => server.closeAllConnections(),
	};
}
