import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** One class that n8n loads from a file of its own, by the name of that file. */
export type Entry = {
	/** `SendTextBack`; n8n derives it from the file's name. */
	className: string;
	/** The TypeScript file, relative to the package. */
	source: string;
	/** The JavaScript file that package.json promises to n8n, relative to the package. */
	output: string;
};

type Manifest = { n8n: { nodes: string[]; credentials: string[] } };

/**
 * The classes of this package, as the `n8n` field of package.json lists them.
 *
 * @throws when a listed file has no source, or a source is not listed: n8n would miss a node or fail at its start.
 */
export function readEntries(root: string): Entry[] {
	const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
	const listed = [...n8n.nodes, ...n8n.credentials].map(toEntry);
	const sources = globSync(['nodes/**/*.node.ts', 'credentials/*.credentials.ts'], { cwd: root });

	const wanted = listed.map((entry) => entry.source);
	const present = sources.map((path) => path.replaceAll('\\', '/'));
	const problems = [
		...wanted
			.filter((path) => !present.includes(path))
			.map((path) => `package.json lists ${path}, which does not exist`),
		...present
			.filter((path) => !wanted.includes(path))
			.map((path) => `${path} exists, but package.json does not list it`),
	];
	if (problems.length > 0) {
		throw new Error(`The "n8n" field of package.json and the sources differ:\n  ${problems.join('\n  ')}`);
	}
	return listed;
}

function toEntry(output: string): Entry {
	const match = /^dist\/(.+\/(\w+)\.(?:node|credentials))\.js$/.exec(posix.normalize(output));
	if (!match?.[1] || !match[2]) {
		throw new Error(
			`package.json lists ${output}; expected dist/nodes/X/X.node.js or dist/credentials/Y.credentials.js`,
		);
	}
	return { className: match[2], source: `${match[1]}.ts`, output };
}
