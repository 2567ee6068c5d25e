/**
 * The order of the test files: those in a real n8n first, as jest would start one that takes minutes last if it is a
 * small file and this clone has never run it. Otherwise jest's order: what failed, then what takes longest.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const isInN8n = ({ context }) => context.config.displayName?.name === 'e2e';

module.exports = class extends Sequencer {
	sort(tests) {
		return super.sort(tests).sort((one, other) => Number(isInN8n(other)) - Number(isInN8n(one)));
	}
};
