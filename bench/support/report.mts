import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

/** A table with a heading; all cells are text, numbers are set to the right. */
export interface Table {
	title: string;
	columns: string[];
	rows: string[][];
}

/** A goal that was set before it was measured. */
export interface Target {
	what: string;
	target: string;
	figure: string;
	isMet: boolean;
	/** Why it is missed, where it is. */
	reason?: string;
}

/** What one measure found. */
export interface Findings {
	/** What was measured, and how, in a few sentences. */
	about: string;
	tables: Table[];
	/** What the figures say, one sentence each. */
	conclusions: string[];
	targets?: Target[];
	/** Every single figure behind the tables, for a program that compares runs. */
	samples: Record<string, unknown>;
}

/** One file of `measures/`. */
export interface Measure {
	name: string;
	title: string;
}

/** What the figures were taken on; they mean little elsewhere. */
export interface Machine {
	cpu: string;
	memory: string;
	system: string;
	node: string;
	n8n: string;
	commit: string;
	date: string;
	mode: 'full' | 'quick';
}

export function describeMachine(node: string, n8n: string, mode: Machine['mode']): Machine {
	const [first] = cpus();
	return {
		cpu: `${cpus().length} x ${first?.model.trim() ?? 'unknown'}`,
		memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
		system: `${type()} ${release()}`,
		node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
		n8n,
		commit: commit(),
		date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
		mode,
	};
}

function commit(): string {
	try {
		const git = (...args: string[]) =>
			execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
		const changed = git('status', '--porcelain', '--', 'nodes', 'shared', 'credentials') === '' ? '' : ' with changes';
		return git('rev-parse', '--short', 'HEAD') + changed;
	} catch {
		return 'unknown';
	}
}

const isNumber = (cell: string) => /^(–|~?[\d.,]+)/.test(cell);

function markdownOf({ title, columns, rows }: Table): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const rule = columns.map((_column, at) => (rows.every((row) => isNumber(row[at] ?? '')) ? '---:' : '---'));
	return [`**${title}**`, '', line(columns), line(rule), ...rows.map(line)].join('\n');
}

/** A measure's findings, as Markdown. */
export function sectionOf({ title }: Measure, { about, tables, conclusions }: Findings): string {
	const parts = [`## ${title}`, about, ...tables.map(markdownOf)];
	if (conclusions.length > 0) parts.push(conclusions.map((sentence) => `- ${sentence}`).join('\n'));
	return parts.join('\n\n');
}

function targetsOf(found: ReadonlyMap<Measure, Findings>): string[] {
	const targets = [...found.values()].flatMap((findings) => findings.targets ?? []);
	if (targets.length === 0) return [];
	const met = targets.filter(({ isMet }) => isMet).length;
	const columns = ['measure', 'target', 'figure', 'met'];
	const rows = targets.map(({ what, target, figure, isMet, reason }) => [
		what,
		target,
		figure,
		isMet ? 'yes' : `no${reason === undefined ? '' : `: ${reason}`}`,
	]);
	return ['## Targets', markdownOf({ title: `${met} of ${targets.length} met`, columns, rows })];
}

/** The whole of `RESULTS.md`. */
export function documentOf(machine: Machine, found: ReadonlyMap<Measure, Findings>): string {
	const { mode, ...facts } = machine;
	const parts = [
		'# Benchmark results',
		'Written by `npm run bench`. The figures are of one machine and one day; compare the contenders, which took turns.' +
			(mode === 'quick' ? ' **This was a quick run: small sizes, few rounds, only good for a first look.**' : ''),
		Object.entries(facts)
			.map(([name, value]) => `- ${name}: ${value}`)
			.join('\n'),
		// Small sizes say nothing about them.
		...(mode === 'quick' ? [] : targetsOf(found)),
		...[...found].map(([measure, findings]) => sectionOf(measure, findings)),
	];
	return parts.join('\n\n') + '\n';
}
