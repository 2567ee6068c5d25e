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
	const rule = columns.map((_column, at) => (at > 0 && rows.every((row) => isNumber(row[at] ?? '')) ? '---:' : '---'));
	return [`**${title}**`, '', line(columns), line(rule), ...rows.map(line)].join('\n');
}

/** A measure's findings, as Markdown. */
export function sectionOf({ title }: Measure, machine: Machine, findings: Findings): string {
	const { about, tables, conclusions } = findings;
	const { commit, date, node, n8n } = machine;
	const when = `Measured at ${date}, commit ${commit}, with Node.js ${node} and n8n ${n8n}. ${about}`;
	// Small sizes say nothing about targets.
	const targets = machine.mode === 'quick' ? [] : targetsOf(findings);
	const parts = [`## ${title}`, when, ...targets, ...tables.map(markdownOf)];
	if (conclusions.length > 0) parts.push(conclusions.map((sentence) => `- ${sentence}`).join('\n'));
	return parts.join('\n\n');
}

const TARGETS = 'Targets';

function targetsOf({ targets = [] }: Findings): string[] {
	if (targets.length === 0) return [];
	const columns = ['measure', 'target', 'figure', 'met'];
	const rows = targets.map(({ what, target, figure, isMet, reason }) => [
		what,
		target,
		figure,
		isMet ? 'yes' : `no${reason === undefined ? '' : `: ${reason}`}`,
	]);
	return [markdownOf({ title: TARGETS, columns, rows })];
}

/** How many targets of a document are met, by the tables in its sections. */
function countTargets(sections: readonly string[]): string[] {
	const tables = sections.flatMap((section) =>
		section.split('\n\n').filter((_part, at, parts) => parts[at - 1] === `**${TARGETS}**`),
	);
	const answers = tables.flatMap((table) => table.match(/\| (yes|no[^|]*) \|$/gm) ?? []);
	const met = answers.filter((answer) => answer.startsWith('| yes')).length;
	return answers.length === 0 ? [] : [`**${met} of ${answers.length} targets met.**`];
}

/** The sections of a document by their titles. */
function sectionsIn(text: string): Map<string, string> {
	const [, ...sections] = text.trimEnd().split(/^## /m);
	return new Map(sections.map((section) => [section.split('\n', 1)[0] ?? '', `## ${section.trimEnd()}`]));
}

/**
 * The whole of `RESULTS.md`.
 *
 * @param measures all that there are, in the order of the document
 * @param earlier the document so far, from which the sections come that were not measured now
 */
export function documentOf(
	machine: Machine,
	measures: readonly Measure[],
	found: ReadonlyMap<Measure, Findings>,
	earlier: string,
): string {
	const { cpu, memory, system, mode } = machine;
	const kept = sectionsIn(earlier);
	const sections = measures.flatMap((measure) => {
		const findings = found.get(measure);
		return (findings ? sectionOf(measure, machine, findings) : kept.get(measure.title)) ?? [];
	});
	const parts = [
		'# Benchmark results',
		'Written by `npm run bench`. The figures are of one machine; compare the contenders, which took turns.' +
			(mode === 'quick' ? ' **This was a quick run: small sizes, few rounds, only good for a first look.**' : ''),
		`${cpu}, ${memory}, ${system}.`,
		...countTargets(sections),
		...sections,
	];
	return parts.join('\n\n') + '\n';
}
