/** OpenAI's chat completions, as far as n8n's agents use them, with a model that a test writes. */
import { randomBytes } from 'node:crypto';

import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';

import type { Authority } from './authority.mts';
import { httpsServer, parsedJson, type Answer, type Call, type Double } from './double.mts';

const toolCallSchema = z
	.object({
		id: z.string().min(1),
		type: z.literal('function'),
		function: z.object({ name: z.string(), arguments: z.string() }).strict(),
	})
	.strict();
const messageSchema = z.discriminatedUnion('role', [
	z.object({ role: z.literal('system'), content: z.string().min(1) }).strict(),
	/** The same, for models that reason. */
	z.object({ role: z.literal('developer'), content: z.string().min(1) }).strict(),
	z.object({ role: z.literal('user'), content: z.string().min(1) }).strict(),
	z
		.object({
			role: z.literal('assistant'),
			content: z.union([z.string(), z.array(z.unknown()).max(0)]).nullish(),
			tool_calls: z.array(toolCallSchema).min(1).optional(),
		})
		.strict(),
	z
		.object({ role: z.literal('tool'), content: z.string(), tool_call_id: z.string(), name: z.string().optional() })
		.strict(),
]);
const toolSchema = z
	.object({
		type: z.literal('function'),
		function: z
			.object({
				name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
				description: z.string().min(1).max(1024),
				parameters: z.object({ type: z.literal('object') }).passthrough(),
				strict: z.boolean().nullish(),
			})
			.strict(),
	})
	.strict();
const requestSchema = z
	.object({
		model: z.string().min(1),
		messages: z.array(messageSchema).min(1),
		tools: z.array(toolSchema).max(128).optional(),
		/** An agent that streams would need server-sent events, which are not spoken here. */
		stream: z.literal(false).optional(),
		temperature: z.number().min(0).max(2).optional(),
	})
	.strict();

type Message = z.infer<typeof messageSchema>;

/** A tool as the model sees it. */
interface OfferedTool {
	name: string;
	description: string;
	/** The names of its parameters. */
	parameters: string[];
}

/** What the model is given to go on with. */
export interface Conversation {
	system: string;
	/** The last thing that the person said. */
	question: string;
	tools: OfferedTool[];
	/** What the tools have answered to the question so far, in order. */
	results: Array<{ tool: string; content: string }>;
}

/** What the model says next: calls of tools, or its answer. */
export type Turn = { calls: Array<{ tool: string; arguments: Record<string, unknown> }> } | { answer: string };

export interface OpenAiDouble extends Double {
	/** The bodies of all requests for a completion, as text. */
	readonly requests: string[];
	/** What OpenAI would not have taken. */
	readonly faults: string[];
	/** The model. */
	think(how: (conversation: Conversation) => Turn): void;
}

/** Thrown for what OpenAI answers with 400. */
class Refused extends Error {}

const refusal = (status: number, type: string, message: string): Answer => ({
	status,
	body: { error: { message, type, param: null, code: null } },
});

/** Serves api.openai.com. */
export async function makeOpenAi(authority: Authority): Promise<OpenAiDouble> {
	const key = `sk-${randomBytes(24).toString('hex')}`;
	const requests: string[] = [];
	const faults: string[] = [];
	const silent = (): Turn => ({ answer: 'I have nothing to say.' });
	let think: (conversation: Conversation) => Turn = silent;

	const complete = ({ body }: Call): Answer => {
		requests.push(body);
		const read = requestSchema.safeParse(parsedJson(body));
		if (!read.success)
			throw new Refused(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
		const { model, messages, tools = [] } = read.data;
		const validators = new Map(tools.map(({ function: { name, parameters } }) => [name, compile(name, parameters)]));
		if (validators.size < tools.length) throw new Refused('Two tools have the same name.');
		const names = callsIn(messages);
		const turn = think(conversationOf(messages, names, tools));
		const message =
			'answer' in turn
				? { content: turn.answer }
				: { content: null, tool_calls: turn.calls.map((call) => toolCall(call, validators)) };
		const finish_reason = 'answer' in turn ? 'stop' : 'tool_calls';
		return {
			status: 200,
			body: {
				id: `chatcmpl-${randomBytes(8).toString('hex')}`,
				object: 'chat.completion',
				created: Math.floor(Date.now() / 1000),
				model,
				choices: [
					{ index: 0, message: { role: 'assistant', refusal: null, ...message }, logprobs: null, finish_reason },
				],
				usage: {
					prompt_tokens: Math.ceil(body.length / 4),
					completion_tokens: 20,
					total_tokens: Math.ceil(body.length / 4) + 20,
				},
			},
		};
	};
	const routes: Record<string, (call: Call) => Answer> = {
		'POST /v1/chat/completions': complete,
		'GET /v1/models': () => ({
			status: 200,
			body: { object: 'list', data: [{ id: 'gpt-5-mini', object: 'model', created: 0, owned_by: 'openai' }] },
		}),
	};
	const handle = (call: Call): Answer => {
		const route = routes[`${call.method} ${call.path}`];
		if (call.headers.authorization !== `Bearer ${key}`)
			return refusal(401, 'invalid_request_error', 'Incorrect API key provided.');
		try {
			if (route === undefined) throw new Refused(`Unknown request URL: ${call.method} ${call.path}.`);
			return route(call);
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			faults.push(message);
			return refusal(400, 'invalid_request_error', message);
		}
	};

	const hosts = ['api.openai.com'];
	const server = await httpsServer(authority, hosts, handle);
	return {
		vendor: 'OpenAI',
		url: 'https://api.openai.com/v1',
		hosts,
		server,
		credentialType: 'openAiApi',
		credential: { apiKey: key },
		requests,
		faults,
		think: (how) => void (think = how),
		reset: () => {
			requests.length = 0;
			faults.length = 0;
			think = silent;
		},
		close: async () => server.closeAllConnections(),
	};
}

function compile(tool: string, schema: object): ValidateFunction {
	try {
		return new Ajv({ strict: true, validateFormats: false }).compile(schema);
	} catch (error) {
		throw new Refused(
			`The parameters of ${tool} are no valid JSON Schema: ${error instanceof Error ? error.message : error}`,
		);
	}
}

/** @throws Refused for arguments that the tool's own schema does not allow */
function toolCall(
	call: { tool: string; arguments: Record<string, unknown> },
	validators: Map<string, ValidateFunction>,
) {
	const validate = validators.get(call.tool);
	if (validate === undefined) throw new Refused(`The model calls ${call.tool}, which it was not offered.`);
	if (!validate(call.arguments))
		throw new Refused(`The model calls ${call.tool} with what its schema forbids: ${JSON.stringify(validate.errors)}`);
	return {
		id: `call_${randomBytes(8).toString('hex')}`,
		type: 'function',
		function: { name: call.tool, arguments: JSON.stringify(call.arguments) },
	};
}

/** The tools that were called, by the id of the call. @throws Refused unless each call is answered once, right after it */
function callsIn(messages: readonly Message[]): Map<string, string> {
	const names = new Map<string, string>();
	let open = new Set<string>();
	for (const message of messages) {
		if (message.role === 'tool') {
			if (!open.delete(message.tool_call_id))
				throw new Refused("messages with role 'tool' must be a response to a preceding message with 'tool_calls'.");
			continue;
		}
		if (open.size > 0) throw new Refused(`tool_call_ids without an answer: ${[...open].join(', ')}`);
		const calls = message.role === 'assistant' ? (message.tool_calls ?? []) : [];
		for (const { id, function: called } of calls) names.set(id, called.name);
		open = new Set(calls.map(({ id }) => id));
	}
	if (open.size > 0) throw new Refused(`tool_call_ids without an answer: ${[...open].join(', ')}`);
	return names;
}

function conversationOf(
	messages: readonly Message[],
	names: Map<string, string>,
	tools: ReadonlyArray<z.infer<typeof toolSchema>>,
): Conversation {
	const asked = messages.findLastIndex(({ role }) => role === 'user');
	const question = messages[asked];
	if (question?.role !== 'user') throw new Refused('Nobody has asked anything.');
	return {
		system: messages
			.flatMap((message) => (message.role === 'system' || message.role === 'developer' ? [message.content] : []))
			.join('\n'),
		question: question.content,
		tools: tools.map(({ function: { name, description, parameters } }) => ({
			name,
			description,
			parameters: Object.keys(propertiesOf(parameters)),
		})),
		results: messages
			.slice(asked)
			.flatMap((message) =>
				message.role === 'tool' ? [{ tool: names.get(message.tool_call_id) ?? '', content: message.content }] : [],
			),
	};
}

const propertiesOf = (parameters: object): object =>
	z.object({ properties: z.object({}).passthrough() }).parse(parameters).properties;
