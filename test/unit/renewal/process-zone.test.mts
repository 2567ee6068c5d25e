import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { buildSync } from 'esbuild';

/** As one script, so that Node starts it at once in every zone. */
const script = () =>
	buildSync({ entryPoints: [join(__dirname, 'readInAllZones.mts')], bundle: true, platform: 'node', write: false })
		.outputFiles.map(({ text }) => text)
		.join('');

const PROCESS_ZONES = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'America/Sao_Paulo'];

interface Output {
	/** minutes west of UTC, as the process sees it */
	processZone: number;
	results: unknown[];
	ownDays: unknown[];
	utcDays: unknown[];
	alone: unknown[];
}

async function runIn(zone: string, program: string): Promise<Output> {
	const { stdout } = await promisify(execFile)(process.execPath, ['--eval', program], {
		env: { ...process.env, TZ: zone },
	});
	return JSON.parse(stdout) as Output;
}

let outputs: Output[];

beforeAll(async () => {
	const program = script();
	outputs = await Promise.all(PROCESS_ZONES.map(async (zone) => await runIn(zone, program)));
}, 60_000);

it('reads and judges alike in every zone of the process', () => {
	expect(outputs.map(({ processZone }) => processZone)).toEqual([0, 480, -840, 180]);
	const [utc, ...others] = outputs.map(({ results }) => results);
	expect(utc).toHaveLength(244);
	for (const other of others) expect(other).toEqual(utc);
});

it("reads a date object at midnight of the process's own clock as that day, also after n8n has written it as text", () => {
	const begins = ['2026-12-10', '2027-03-14', '2027-03-28', '2018-11-04'];
	const ends = ['2026-12-10', '2027-03-28'];
	for (const { ownDays } of outputs) {
		expect(ownDays).toEqual(Array.from({ length: 10 }, () => [begins, ends]).flat());
	}
});

it('reads times that are all midnight UTC as days of UTC, whatever the zone of the process', () => {
	const days = ['2026-12-10', '2027-03-28'];
	for (const { utcDays } of outputs) expect(utcDays).toEqual([days, days, days]);
});

it('reads a date object alone as its day at midnight and as an instant at any other time', () => {
	const days = ['2026-12-10', '2027-03-14', '2027-03-28', '2018-11-04', '2026-12-10', '2027-03-28'];
	const expected = { days, areTimesInZone: true };
	for (const { alone } of outputs) expect(alone).toEqual([expected, expected, expected]);
});
