/**
 * The rooms of this project and the one way in which imports run between them:
 * nodes → usecases, providers, textback, ledger; cli → usecases, providers, ledger, credentials; usecases → providers, textback,
 * ledger; providers and ledger → textback (types only); textback → nothing.
 */

const ROOMS = [
	'nodes',
	'cli',
	'usecases',
	'credentials',
	'providers',
	'textback',
	'ledger',
	'sandbox',
	'scripts',
	'test',
];

/** What each room may import from other rooms. */
const MAY_IMPORT = {
	nodes: { all: ['usecases', 'providers', 'textback', 'ledger'], types: [] },
	cli: { all: ['usecases', 'providers', 'ledger', 'credentials'], types: [] },
	usecases: { all: ['providers', 'textback', 'ledger'], types: [] },
	credentials: { all: [], types: [] },
	providers: { all: [], types: ['textback'] },
	ledger: { all: [], types: ['textback'] },
	textback: { all: [], types: [] },
};

/** Rooms that n8n loads; the others must work without n8n. */
const KNOWS_N8N = ['nodes', 'credentials'];

const room = (names) => `^\\.{1,2}/(?:\\.\\./)*(?:${names.join('|')})(?:/|$)`;

function importsOf(name) {
	const { all, types } = MAY_IMPORT[name];
	const never = ROOMS.filter((other) => ![name, ...all, ...types].includes(other));
	return [
		{ regex: room(never), message: `${name}/ does not import this room (see CONTRIBUTING.md).` },
		...(types.length > 0
			? [
					{
						regex: room(types),
						allowTypeImports: true,
						message: `${name}/ imports only types from this room.`,
					},
				]
			: []),
		...(KNOWS_N8N.includes(name)
			? []
			: [{ regex: '^n8n-workflow', message: 'Only nodes/ and credentials/ know n8n.' }]),
		...(['nodes', 'cli', 'usecases'].includes(name)
			? [
					{
						regex: `^\\.{1,2}/(?:\\.\\./)*providers/[^/]+/`,
						message: 'Nodes know phone systems by their contract and the registry only.',
					},
				]
			: []),
		...(name === 'textback'
			? [
					{
						regex: '^(?:node:|twilio|nodemailer)',
						message: 'textback/ decides from what it is handed: no network, no files, no process.',
					},
				]
			: []),
		{ regex: '^n8n-core', message: 'n8n does not promise n8n-core to packages.' },
	];
}

const NO_WAY_ROUND = [
	{
		selector: 'ImportExpression[source.value=/^\\./]',
		message: 'Import our own files at the top, where the rooms are checked.',
	},
];

/** The clock is an argument, so that a test can set it and a replay decides the same. */
const NO_CLOCK = [
	{
		selector: "MemberExpression[object.name='Date'][property.name='now']",
		message: 'The clock is an argument here.',
	},
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: 'The clock is an argument here.',
	},
	{
		selector:
			"CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
		message: 'The clock is an argument here.',
	},
];

/** node:sqlite before Node.js 22.20 and 24.7 does not bind ?1 by its number. */
const PLAIN_PLACEHOLDERS = ['Literal[value=/\\?\\d/]', 'TemplateElement[value.raw=/\\?\\d/]'].map(
	(selector) => ({
		selector,
		message: 'Write plain ? in SQL.',
	}),
);

export const rooms = Object.keys(MAY_IMPORT).map((name) => ({
	name: `rooms/${name}`,
	files: [`${name}/**/*.ts`],
	rules: {
		'@typescript-eslint/no-restricted-imports': ['error', { patterns: importsOf(name) }],
		'no-restricted-syntax': [
			'error',
			...NO_WAY_ROUND,
			...(['textback', 'ledger'].includes(name) ? NO_CLOCK : []),
			...(name === 'ledger' ? PLAIN_PLACEHOLDERS : []),
		],
	},
}));
