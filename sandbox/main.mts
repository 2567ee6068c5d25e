/** The sandbox from the command line: `npx tsx sandbox/main.mts --help`. */
import { parseArgs } from 'node:util';
import { isDay } from './portfolio/calendar.mts';
import { CONTROL } from './frame/control.mts';
import { startSandboxes, vendorNames, vendors } from './index.mts';
import type { Running, SandboxesOptions, VendorName } from './index.mts';

const OPTIONS = {
	customers: { type: 'string' },
	seed: { type: 'string' },
	today: { type: 'string' },
	vendors: { type: 'string' },
	port: { type: 'string' },
	tls: { type: 'boolean' },
	knob: { type: 'string', multiple: true },
	help: { type: 'boolean' },
} as const;

function help(): string {
	const knobs = vendorNames.flatMap((name) => [
		`\n${vendors[name].title} knobs`,
		...Object.entries(vendors[name].knobs).map(
			([knob, { default: standard, allowed, about }]) => `  ${knob} = ${standard}\n      ${about}\n      ${allowed}`,
		),
	]);
	return [
		'Serves the vendors’ APIs on 127.0.0.1 until Ctrl-C, with invented customers.',
		'',
		'  --customers N        customers of each vendor (300)',
		'  --seed N             the same seed gives the same customers (1)',
		'  --today YYYY-MM-DD   the day that due days are spread around (today, UTC)',
		`  --vendors a,b        of ${vendorNames.join(', ')} (all)`,
		'  --port N             of the first vendor, the next ones follow (free ones)',
		'  --tls                HTTPS with a self-signed certificate',
		'  --knob name=value    any number of them; vendor.name=value for one vendor only',
		...knobs,
	].join('\n');
}

function whole(name: string, given: string | undefined): number | undefined {
	if (given === undefined) return undefined;
	if (/^\d+$/.test(given)) return Number(given);
	throw new Error(`--${name} takes a whole number`);
}

function chosenVendors(given: string | undefined): VendorName[] {
	return (given?.split(',') ?? vendorNames).map((asked) => {
		const name = vendorNames.find((known) => known === asked.trim());
		if (name) return name;
		throw new Error(`Unknown vendor "${asked}". Known: ${vendorNames.join(', ')}`);
	});
}

/** Sorts `name=value` and `vendor.name=value` by vendor; a bare name goes to all that have it. */
function knobsOf(given: readonly string[], names: readonly VendorName[]) {
	const knobs: Partial<Record<VendorName, Record<string, string>>> = {};
	for (const pair of given) {
		const parts = /^(?:([a-z]+)\.)?(\w+)=(.*)$/i.exec(pair);
		if (!parts) throw new Error(`--knob takes name=value, not "${pair}"`);
		const [, owner, knob = '', value = ''] = parts;
		const takers = names.filter((name) => (owner ? name === owner : Object.hasOwn(vendors[name].knobs, knob)));
		if (takers.length === 0) throw new Error(`No chosen vendor has the knob "${knob}"`);
		for (const name of takers) knobs[name] = { ...knobs[name], [knob]: value };
	}
	return knobs;
}

function readOptions(values: ReturnType<typeof parse>['values']): SandboxesOptions {
	const names = chosenVendors(values.vendors);
	const port = whole('port', values.port);
	const { today } = values;
	if (today !== undefined && !isDay(today)) throw new Error('--today takes a day, YYYY-MM-DD');
	const customers = whole('customers', values.customers);
	const seed = whole('seed', values.seed);
	return {
		vendors: names,
		tls: values.tls ?? false,
		knobs: knobsOf(values.knob ?? [], names),
		...(customers !== undefined && { customers }),
		...(seed !== undefined && { seed }),
		...(today !== undefined && { today }),
		...(port && { ports: Object.fromEntries(names.map((name, i) => [name, port + i])) }),
	};
}

function describe({ vendor, url, credentialType, credential, certificate }: Running): string {
	const fields = Object.entries(credential).map(([name, value]) => `    ${name}: ${value}`);
	return [
		`${vendors[vendor as VendorName].title}  ${url}`,
		`  n8n credential ${credentialType}`,
		...fields,
		`  what is due in 90 days   ${url}${CONTROL}/expected?from=0&to=90`,
		`  knobs, faults, sizes     ${url}${CONTROL}`,
		`  protocol violations      ${url}${CONTROL}/violations`,
		`  requests so far          ${url}${CONTROL}/requests`,
		...(certificate ? [certificate] : []),
		'',
	].join('\n');
}

const parse = () => parseArgs({ options: OPTIONS });

async function main(): Promise<void> {
	const { values } = parse();
	if (values.help) return console.log(help());
	const sandboxes = await startSandboxes(readOptions(values));
	for (const running of sandboxes.vendors) console.log(describe(running));
	console.log('Ctrl-C ends it.');
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandboxes.close());
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
