import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(__dirname, '../../..');

type Packed = { filename: string; size: number; files: Array<{ path: string }> };
type Icon = string | { light: string; dark: string };
type Loaded = {
	bytes: number;
	files: string[];
	known: {
		nodes: Record<string, { className: string; sourcePath: string }>;
		credentials: Record<string, { className: string; sourcePath: string }>;
	};
	nodes: Array<{ name: string; codex?: { alias?: string[]; categories?: string[] }; iconUrl?: Icon }>;
	credentials: Array<{ name: string; iconUrl?: Icon }>;
};
type Manifest = {
	name: string;
	bin: string;
	scripts?: Record<string, string>;
	dependencies?: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
};

let folder: string;
let packed: Packed;
let unpacked: string;
let manifest: Manifest;
let runs: Loaded[];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'missed-call-package-'));
	const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	[packed] = JSON.parse(output) as [Packed];
	execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder]);
	unpacked = join(folder, 'package');
	manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as Manifest;
	runs = [load(), load(), load()];
});

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

test('the tarball holds what runs, the workflows and what a reader needs, and nothing else', () => {
	const tops = new Set(packed.files.map(({ path }) => path.split('/')[0]));
	expect([...tops].sort()).toEqual(
		['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'workflows'].sort(),
	);
	expect(packed.files.filter(({ path }) => /\.(?:ts|map|tsbuildinfo)$/.test(path))).toEqual([]);
});

test('the tarball is at most 1.5 MB', () => {
	expect(packed.size).toBeLessThanOrEqual(1_500_000);
});

test('installing runs no script and brings no other package', () => {
	expect(manifest.dependencies ?? {}).toEqual({});
	const lifecycle = [
		'preinstall',
		'install',
		'postinstall',
		'prepare',
		'prepublish',
		'prepublishOnly',
		'prepack',
	];
	expect(Object.keys(manifest.scripts ?? {}).filter((name) => lifecycle.includes(name))).toEqual([]);
});

test('the licence of every bundled library is included', () => {
	const licenses = readFileSync(join(unpacked, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
	const pack = readFileSync(join(unpacked, 'dist/pack.js'), 'utf8');
	const bundled = [...pack.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)].map(([, name]) => name);

	for (const name of [
		'luxon',
		'mustache',
		'libphonenumber-js',
		'nodemailer',
		'twilio',
		'date-holidays',
		...bundled,
	]) {
		expect(licenses).toMatch(new RegExp(`^${name ?? ''} \\d+\\.`, 'm'));
	}
});

test("n8n's loader finds every node and credential under the name of its file", () => {
	const { known } = runs[0]!;
	const classes = (entries: Loaded['known']['nodes']) =>
		Object.values(entries).map(({ className }) => className);
	const named = (paths: string[]) => paths.map((path) => path.replace(/^.*\/(\w+)\.\w+\.js$/, '$1'));

	expect(classes(known.nodes).sort()).toEqual(named(manifest.n8n.nodes).sort());
	expect(classes(known.credentials).sort()).toEqual(named(manifest.n8n.credentials).sort());
});

test('every node can be searched for and has an icon for light and dark', () => {
	for (const { name, codex, iconUrl } of runs[0]!.nodes) {
		expect({ name, alias: codex?.alias?.length, categories: codex?.categories }).toEqual({
			name,
			alias: expect.any(Number),
			categories: expect.arrayContaining([expect.any(String)]),
		});
		expect(iconFiles(iconUrl)).toHaveLength(2);
	}
	for (const { iconUrl } of [...runs[0]!.nodes, ...runs[0]!.credentials]) {
		for (const file of iconFiles(iconUrl))
			expect({ file, exists: existsSync(file) }).toEqual({ file, exists: true });
	}
});

test('the command line runs without n8n', () => {
	const { status, stderr } = spawnSync(process.execPath, [join(unpacked, manifest.bin), 'restore', folder], {
		cwd: folder,
		encoding: 'utf8',
		env: {},
	});
	expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('There is no record in') });
});

test('every workflow is JSON', () => {
	const files = readdirSync(join(unpacked, 'workflows')).filter((file) => file.endsWith('.json'));
	expect(files).not.toEqual([]);
	for (const file of files) {
		expect(JSON.parse(readFileSync(join(unpacked, 'workflows', file), 'utf8'))).toMatchObject({
			nodes: expect.any(Array),
		});
	}
});

test("adds at most 15 MB to n8n's start", () => {
	// The least of three: what else the machine does is not our cost.
	expect(Math.min(...runs.map(({ bytes }) => bytes))).toBeLessThan(15_000_000);
});

test("libraries that n8n's start does not need wait in files of their own, and are there when they are asked for", () => {
	const started = runs[0]!.files.map((file) => relative(unpacked, file));
	expect(started.filter((file) => /^dist\/[^/]+$/.test(file))).toEqual([join('dist', 'pack.js')]);

	const router = join(unpacked, 'dist/nodes/BusinessHoursRouter/BusinessHoursRouter.node.js');
	const script = `const { BusinessHoursRouter } = require(${JSON.stringify(router)});
		new BusinessHoursRouter().methods.listSearch.searchCountries
			.call({}, 'ireland')
			.then(({ results }) => process.stdout.write(JSON.stringify(results)));`;
	expect(JSON.parse(runInN8n(['-e', script]))).toEqual([{ name: 'Ireland', value: 'IE' }]);
});

/** n8n puts its own modules on the path of community packages; so does this. */
function runInN8n(args: string[]): string {
	return execFileSync(process.execPath, args, {
		cwd: root,
		encoding: 'utf8',
		env: {
			...process.env,
			NODE_ENV: 'production',
			NODE_PATH: join(root, 'node_modules'),
			N8N_USER_FOLDER: folder,
			N8N_LOG_LEVEL: 'silent',
		},
	});
}

function load(): Loaded {
	return JSON.parse(runInN8n(['--expose-gc', join(__dirname, 'load-package.cjs'), unpacked])) as Loaded;
}

function iconFiles(icon: Icon | undefined): string[] {
	if (!icon) return [];
	const urls = typeof icon === 'string' ? [icon] : [icon.light, icon.dark];
	return urls.map((url) => join(unpacked, url.replace(`icons/${manifest.name}/`, '')));
}
