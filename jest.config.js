/** The suites that need nothing but this package: `npm test`. Those that need a real n8n have a config of their own. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testPathIgnorePatterns: ['/test/e2e/', '/test/bench/'],
	transform: { '\\.ts$': '@swc/jest' },
	collectCoverageFrom: ['{nodes,credentials,providers,textback,ledger}/**/*.ts'],
	coverageDirectory: 'coverage',
};
