import eslint from '@eslint/js';
import communityNodes from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { rooms } from './eslint.rooms.mjs';

const KNOWS_N8N = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const WITHOUT_N8N = ['cli', 'usecases', 'providers', 'textback', 'ledger'].map((room) => `${room}/**/*.ts`);
const TIMERS = ['clearInterval', 'clearTimeout', 'setInterval', 'setTimeout'];
const NODE_GLOBALS = ['Buffer', 'URL', 'console', 'fetch', 'performance', 'process', ...TIMERS];
const PAGE_GLOBALS = ['EventSource', 'document', 'window'];
const COMMONJS_GLOBALS = ['__dirname', 'exports', 'module', 'require'];
const STILL_NEEDED = [
	// Its successor is a package of its own.
	{ from: 'package', name: 'XMLBuilder', package: 'fast-xml-parser' },
];
const UNUSED = ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }];

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', '.sandbox/', '**/node_modules/'] },
	{
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
	},
	eslint.configs.recommended,
	{
		// Twice the text must not take four times as long: all that reads foreign text runs on n8n's one thread.
		ignores: ['test/**'],
		plugins: { regexp },
		rules: {
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': 'error',
		},
	},
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/consistent-type-imports': [
				'error',
				// `typeof import()` names what is loaded only when it is needed.
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
			],
			'@typescript-eslint/no-unused-vars': UNUSED,
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			// Code points are what a text message is counted in.
			'@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
			'@typescript-eslint/no-deprecated': ['error', { allow: STILL_NEEDED }],
			// A number in a sentence is clear without String().
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// Without an await, `async` still turns a throw into the rejection that n8n expects.
			'@typescript-eslint/require-await': 'off',
			eqeqeq: 'error',
		},
	},
	{
		files: ['**/*.{js,mjs,cjs}'],
		languageOptions: { globals: readonly(NODE_GLOBALS) },
		rules: { 'no-unused-vars': UNUSED },
	},
	{
		files: ['*.js', '**/*.cjs'],
		languageOptions: { sourceType: 'commonjs', globals: readonly(COMMONJS_GLOBALS) },
	},
	{
		files: ['sandbox/phones/*.js'],
		languageOptions: { globals: readonly(PAGE_GLOBALS) },
	},
	{
		files: [...KNOWS_N8N, ...WITHOUT_N8N, 'package.json'],
		extends: [communityNodes.configs.recommendedWithoutN8nCloudSupport],
	},
	{
		// These throw errors of their own, which the node turns into n8n's.
		files: WITHOUT_N8N,
		rules: { '@n8n/community-nodes/require-node-api-error': 'off' },
	},
	{
		files: ['package.json'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		rules: {
			...n8nNodesBase.configs.community.rules,
			// A JSON file is an expression to the parser.
			'@typescript-eslint/no-unused-expressions': 'off',
			'no-unused-expressions': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// For n8n's own documentation; the community rule wants an address instead.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		files: [
			'credentials/MissedCallPostgresApi.credentials.ts',
			'credentials/MissedCallWebhookApi.credentials.ts',
		],
		rules: {
			// Tested by functions that several nodes share, where the rule does not look; test/nodes/credentials.test.ts does.
			'@n8n/community-nodes/credential-test-required': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// Older than n8n's constants for connections, which the community rules ask for, and than several outputs.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/**/*.node.ts'],
		rules: {
			// A node's description may stand in a file beside it.
			'n8n-nodes-base/node-filename-against-convention': 'off',
		},
	},
	...rooms,
	{
		// Jest's matchers and what a server answered are typed `any`, and a test may know that a value is there.
		files: ['test/**/*.ts'],
		rules: {
			'@typescript-eslint/no-confusing-void-expression': 'off',
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/unbound-method': 'off',
		},
	},
);
