/** The suites that need Debian's Postgres and Redis, and a real n8n: `npm run test:queue`. */
module.exports = {
	...require('./jest.e2e.config.js'),
	roots: ['<rootDir>/test/queue'],
};
