import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = join(__dirname, 'readInAllZones.mts');
const PROCESS_ZONES = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'];

interface Output {
	/** minutes west of UTC, as the process sees it */
	processZone: number;
	results: unknown[];
}

async function runIn(zone: string): Promise<Output> {
	const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT], {
		cwd: __dirname,
		env: { ...process.env, TZ: zone },
	});
	return JSON.parse(stdout) as Output;
}

it('reads, assesses and keeps the same whatever the zone of the process', async () => {
	const outputs = await Promise.all(PROCESS_ZONES.map(runIn));
	expect(outputs.map(({ processZone }) => processZone)).toEqual([0, 480, -840]);
	const [utc, ...others] = outputs.map(({ results }) => results);
	expect(utc).toHaveLength(224);
	for (const other of others) expect(other).toEqual(utc);
}, 60_000);
