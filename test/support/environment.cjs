/**
 * jest's Node environment in a worker that ends quickly. A worker with nothing left to do still spends up to a second
 * freeing its heap, and jest takes that for a leak after half a second. This skips the freeing. A real leak, an open
 * handle that keeps the worker alive, holds up the exit event itself and is reported as before.
 */
const { TestEnvironment } = require('jest-environment-node');

process.once('exit', () => process.exit());

module.exports = TestEnvironment;
