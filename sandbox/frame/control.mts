import type { IncomingMessage, ServerResponse } from 'node:http';
import { z, ZodError } from 'zod';
import { isDay } from '../portfolio/calendar.mts';
import type { Expected, RenewalWindow } from '../portfolio/expected.mts';
import { faultSchema } from './faults.mts';
import { KnobError, type KnobTable } from './knobs.mts';
import { moveSchema } from './moves.mts';
import type { Service } from './service.mts';

export const CONTROL = '/__sandbox';

const day = z.string().refine(isDay, 'Not a day, YYYY-MM-DD');
const windowSchema = z.strictObject({
	today: day.optional(),
	from: z.coerce.number().int().optional(),
	to: z.coerce.number().int().optional(),
	zone: z.string().optional(),
});
const resetSchema = z.strictObject({
	customers: z.number().int().min(0).optional(),
	seed: z.number().int().optional(),
	today: day.optional(),
	knobs: z.boolean().optional(),
});
const oneOrMany = <Schema extends z.ZodTypeAny>(schema: Schema) =>
	z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(schema));

/** True for the frame's own endpoints, which no fault touches and no log lists. */
export const isControl = ({ url = '' }: IncomingMessage): boolean =>
	url === CONTROL || url.startsWith(`${CONTROL}/`) || url.startsWith(`${CONTROL}?`);

/** The window defaults to the next 90 days of the sandbox's own today. */
export function expectedOf<Data, Knobs extends KnobTable>(
	{ vendor, data, size }: Service<Data, Knobs>,
	{ today = size.today, from = 0, to = 90, zone = 'UTC' }: Partial<RenewalWindow> = {},
): Expected {
	return vendor.expected(data, { today, from, to, zone });
}

/** Answers a request to `/__sandbox…`, always with JSON. */
export function control<Data, Knobs extends KnobTable>(
	service: Service<Data, Knobs>,
	request: IncomingMessage,
	response: ServerResponse,
	body: Buffer,
): void {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
	const name = `${request.method} ${pathname.slice(CONTROL.length) || '/'}`;
	const handle = commands(service)[name];
	try {
		const given: unknown = JSON.parse(body.toString() || '{}');
		const answer = handle?.(given, Object.fromEntries(searchParams)) ?? {
			error: `No ${name}. There are: ${Object.keys(commands(service)).join(', ')}`,
		};
		send(response, handle ? 200 : 404, answer);
	} catch (error) {
		send(response, 400, { error: explained(error) });
	}
}

type Command = (given: unknown, query: Record<string, string>) => unknown;

function commands<Data, Knobs extends KnobTable>(service: Service<Data, Knobs>): Record<string, Command> {
	const { vendor, journal, faults } = service;
	return {
		'GET /': () => ({
			vendor: vendor.name,
			title: vendor.title,
			...service.size,
			sizes: vendor.sizes(service.data),
			knobs: service.knobs.values,
			faults: faults.list(),
		}),
		'GET /expected': (_given, query) => expectedOf(service, windowSchema.parse(query)),
		'GET /violations': () => ({ violations: journal.violations() }),
		'GET /requests': () => journal.requests(),
		'POST /knobs': (given) => {
			service.setKnobs(z.record(z.unknown()).parse(given));
			return { knobs: service.knobs.values };
		},
		'POST /faults': (given) => {
			for (const fault of oneOrMany(faultSchema).parse(given)) faults.add(fault);
			return { faults: faults.list() };
		},
		'DELETE /faults': () => {
			faults.clear();
			return { faults: [] };
		},
		'POST /data': (given) => {
			for (const move of oneOrMany(moveSchema).parse(given)) service.addMove(move);
			return { sizes: vendor.sizes(service.data) };
		},
		'POST /reset': (given) => {
			service.reset(resetSchema.parse(given));
			return { ...service.size, sizes: vendor.sizes(service.data) };
		},
	};
}

function explained(error: unknown): string {
	if (error instanceof ZodError) {
		return error.issues.map(({ path, message }) => [path.join('.'), message].join(': ')).join('; ');
	}
	const isPlain = error instanceof KnobError || error instanceof SyntaxError;
	return isPlain || error instanceof Error ? error.message : 'Unknown error';
}

function send(response: ServerResponse, status: number, value: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify(value));
}
