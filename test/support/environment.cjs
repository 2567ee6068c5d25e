/**
 * jest's Node environment, for workers that end quickly. A test file that leaves a connection or a server open fails:
 * its worker would not end.
 */
const { setTimeout: delay } = require('node:timers/promises');
const { TestEnvironment } = require('jest-environment-node');

// A worker with nothing left to do still spends up to a second freeing its heap, and jest takes that for a leak after
// half a second. This skips the freeing. In jest's own process, which runs a file that runs alone, jest sets the exit
// code later than this.
const isWorker = /[\\/]jest-worker[\\/]/.test(process.argv[1]);
if (isWorker) process.once('exit', () => process.exit());

const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP'));
/** Milliseconds that connections may take to close. */
const PATIENCE = 3_000;

module.exports = class extends TestEnvironment {
	before = openSockets().length;

	async teardown() {
		await super.teardown();
		for (let waited = 0; waited < PATIENCE && openSockets().length > this.before; waited += 50) await delay(50);
		const left = openSockets().slice(this.before);
		if (left.length > 0) throw new Error(`The tests left connections or servers open: ${left.join(', ')}`);
	}
};
