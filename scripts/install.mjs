import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SECONDS_BETWEEN_LINES = 5;
const NO_NETWORK =
	/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/;
const NO_COMPILER =
	/not found: make|find Python|find any Visual Studio|No Xcode|c\+\+: not found|g\+\+: not found/;

/** A failure that a person can act on: its message is all there is to show. */
export class InstallError extends Error {}

/**
 * Installs the packages of a folder when they differ from its package-lock.json, without running any install script
 * but those that the `allowScripts` of its package.json names.
 *
 * @param {string} folder holds package.json and package-lock.json
 * @param {string} title what a person calls it, e.g. `n8n`
 * @param {(line: string) => void} progress gets a line every few seconds while it works, none when nothing is to do
 * @returns {Promise<boolean>} whether anything had to be done
 * @throws {InstallError} when the registry cannot be reached, the disk is full, a compiler is missing or npm fails
 */
export async function installWhenNeeded(folder, title, progress) {
	let worked = false;
	if (!isInstalled(folder)) {
		worked = true;
		const offline = await registryIsUnreachable(folder);
		const count = packageCount(folder);
		await npm(
			['ci', '--ignore-scripts', '--loglevel=http', ...(offline ? ['--offline'] : [])],
			folder,
			(output, elapsed) => {
				const fetched = output.match(/http fetch GET 200 \S+\.tgz/g)?.length ?? 0;
				progress(`Installing ${title}: ${elapsed}, ${fetched} of ${count} packages downloaded`);
			},
		);
	}
	const builds = buildList(folder);
	if (builds.length > 0 && (worked || readText(stampOf(folder)) !== stampText(folder, builds))) {
		worked = true;
		await npm(['rebuild', ...builds], folder, (_output, elapsed) => {
			progress(`Setting up ${builds.join(' and ')} for ${title}: ${elapsed}`);
		});
		writeFileSync(stampOf(folder), stampText(folder, builds));
	}
	return worked;
}

/** npm writes node_modules/.package-lock.json last, so a broken-off installation does not count. */
function isInstalled(folder) {
	const hidden = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(hidden)) return false;
	const present = readJson(hidden).packages;
	return Object.entries(wantedPackages(folder)).every(([path, wanted]) => {
		const there = present[path];
		return there ? there.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
	});
}

function wantedPackages(folder) {
	const { '': _root, ...packages } = readJson(join(folder, 'package-lock.json')).packages;
	return packages;
}

function packageCount(folder) {
	return Object.keys(wantedPackages(folder)).length;
}

function buildList(folder) {
	const allowed = readJson(join(folder, 'package.json')).allowScripts ?? {};
	return Object.keys(allowed).filter((name) => allowed[name] === true);
}

function stampOf(folder) {
	return join(folder, 'node_modules', '.set-up');
}

function stampText(folder, builds) {
	const wanted = wantedPackages(folder);
	const versions = builds.map((name) => `${name}@${wanted[`node_modules/${name}`]?.version}`);
	return `${versions.join('\n')}\n${process.platform} ${process.arch}\n`;
}

/** Asked first, because npm itself goes on trying for minutes without a word. Any answer counts as reachable. */
async function registryIsUnreachable(folder) {
	const { code, output } = await run(['ping', '--fetch-retries=0', '--fetch-timeout=20000'], folder);
	return code !== 0 && NO_NETWORK.test(output);
}

async function npm(args, folder, report) {
	const startedAt = Date.now();
	const { code, output } = await run(args, folder, (soFar) => {
		report(soFar, elapsedText(Date.now() - startedAt));
	});
	if (code === 0) return;
	throw new InstallError(explain(args[0], output));
}

function explain(command, output) {
	if (/ENOSPC/.test(output))
		return 'The disk is full: n8n needs about 3 GB. Free some space and run the command again.';
	if (command === 'ci' && NO_NETWORK.test(output)) {
		return (
			'The npm registry cannot be reached, and the packages are not all in npm’s cache. ' +
			'Connect to the internet (or check `npm config get registry` and your proxy) and run the command again.'
		);
	}
	if (NO_COMPILER.test(output)) {
		return (
			'A package has to be compiled and this machine has no compiler. Install a C++ compiler, make and Python 3 ' +
			'(Debian and Ubuntu: apt install build-essential python3; macOS: xcode-select --install) and run the command again.'
		);
	}
	const said = output.split('\n').filter((line) => /^npm error \S|^gyp ERR! stack/.test(line));
	return `npm ${command} failed:\n${said.slice(0, 15).join('\n')}`;
}

/** Runs npm with the Node that runs this, the headers of that Node at hand for what has to be compiled. */
function run(args, folder, everyFewSeconds = () => {}) {
	const script = process.env.npm_execpath ?? '';
	const [command, first] = basename(script) === 'npm-cli.js' ? [process.execPath, [script]] : ['npm', []];
	return new Promise((resolve, reject) => {
		const child = spawn(command, [...first, ...args], {
			cwd: folder,
			env: environment(),
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32' && command === 'npm',
		});
		let output = '';
		const collect = (chunk) => (output += chunk);
		child.stdout.setEncoding('utf8').on('data', collect);
		child.stderr.setEncoding('utf8').on('data', collect);
		const timer = setInterval(() => everyFewSeconds(output), SECONDS_BETWEEN_LINES * 1000);
		process.on('exit', () => child.kill());
		child.on('error', (error) => {
			clearInterval(timer);
			reject(
				new InstallError(
					`npm could not be started (${error.message}). It comes with Node.js: install that again.`,
				),
			);
		});
		child.on('close', (code) => {
			clearInterval(timer);
			resolve({ code, output });
		});
	});
}

/**
 * The settings of the surrounding `npm start` (its prefix, its lifecycle) are not handed on: they would make an npm
 * in another folder work on the wrong one. What a person set for npm itself stays.
 */
function environment() {
	const entries = Object.entries(process.env).filter(
		([name]) => !/^npm_(lifecycle|package|command|config_local_prefix|config_prefix)/i.test(name),
	);
	const headers = bundledHeaders();
	return { ...Object.fromEntries(entries), ...(headers ? { npm_config_nodedir: headers } : {}) };
}

/** Node from the npm registry brings its C headers along; without them node-gyp would download them. */
function bundledHeaders() {
	const folder = join(
		process.execPath,
		'..',
		'..',
		'node_modules',
		`node-${process.platform}-${process.arch}`,
	);
	return existsSync(join(folder, 'include', 'node', 'node_api.h')) ? folder : undefined;
}

function elapsedText(milliseconds) {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function readText(path) {
	return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function readJson(path) {
	return JSON.parse(readFileSync(path, 'utf8'));
}
