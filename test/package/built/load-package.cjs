/**
 * Loads the package in the folder given as argument with n8n's own loader and writes what n8n then knows, how long it took
 * and by how much memory grew. A process of its own, so that nothing is loaded before.
 */
const { PackageDirectoryLoader } = require('n8n-core');

async function main() {
	const loader = new PackageDirectoryLoader(process.argv[2]);
	const rss = residentBytes();
	const start = performance.now();
	await loader.loadAll();
	const milliseconds = performance.now() - start;
	const bytes = residentBytes() - rss;
	process.stdout.write(
		JSON.stringify({
			milliseconds,
			bytes,
			files: Object.keys(require.cache).filter((file) => file.startsWith(process.argv[2])),
			known: loader.known,
			nodes: loader.types.nodes.map(({ name, codex, iconUrl }) => ({ name, codex, iconUrl })),
			credentials: loader.types.credentials.map(({ name, iconUrl }) => ({ name, iconUrl })),
		}),
	);
}

function residentBytes() {
	global.gc();
	return process.memoryUsage().rss;
}

void main();
