/**
 * jest's Node environment in a worker that ends quickly. A worker with nothing left to do still spends up to a second
 * freeing its heap, and jest takes that for a leak after half a second. This skips the freeing. A real leak, an open
 * handle that keeps the worker alive, holds up the exit event itself and is reported as before.
 */
const { TestEnvironment } = require('jest-environment-node');

// In jest's own process, which runs a file that runs alone, jest sets the exit code later than this.
const isWorker = /[\\/]jest-worker[\\/]/.test(process.argv[1]);
if (isWorker) process.once('exit', () => process.exit());

module.exports = TestEnvironment;
