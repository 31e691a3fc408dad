/** `gulp build`: type check, one bundle, and what n8n reads beside it. The steps are in scripts/build. */
const { rm } = require('node:fs/promises');
const { spawn } = require('node:child_process');
const { dest, parallel, series, src } = require('gulp');
require('tsx/cjs');

const { bundle } = require('./scripts/build/bundle');
const { writeLicenses } = require('./scripts/build/licenses');
const { readEntries } = require('./scripts/build/manifest');

const root = __dirname;

const clean = () => rm('dist', { recursive: true, force: true });

const types = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
		stdio: 'inherit',
	});

const pack = async () => writeLicenses(root, await bundle(root, readEntries(root)));

const assets = () =>
	src(['nodes/**/*.{svg,png,node.json}', 'credentials/**/*.{svg,png}'], {
		base: '.',
		encoding: false,
		allowEmpty: true,
	}).pipe(dest('dist'));

exports.clean = clean;
exports.build = series(clean, types, parallel(pack, assets));
