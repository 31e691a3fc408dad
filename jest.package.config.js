/** What is published: `npm run build` first, then `npm run test:package`. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test/package/built'],
	transform: { '\\.ts$': '@swc/jest' },
};
