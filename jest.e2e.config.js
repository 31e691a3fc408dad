/** The suites that need a real n8n, which the first run installs: `npm run test:e2e`. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test/e2e'],
	transform: { '\\.ts$': '@swc/jest' },
	globalSetup: '<rootDir>/test/e2e/harness-setup.ts',
	// Two n8n at once would fight over the processor.
	maxWorkers: 1,
	testTimeout: 420_000,
};
