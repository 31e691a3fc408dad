/** The suites that need nothing but the sources: `npm test`. Those that need a build or a real n8n have a config of their own. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: [
		'/node_modules/',
		'/test/e2e/',
		'/test/bench/',
		'/test/package/built/',
		'/test/queue/',
	],
	// Nothing here waits that long; a busy machine may.
	testTimeout: 300_000,
	transform: { '\\.ts$': '@swc/jest' },
	collectCoverageFrom: ['{nodes,cli,usecases,credentials,providers,textback,ledger}/**/*.ts'],
	coverageDirectory: 'coverage',
};
