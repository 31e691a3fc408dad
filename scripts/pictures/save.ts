import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withPalette } from './palette';

const MOST_BYTES = 150_000;

/** Keeps one screenshot under a name without its ending. */
export type Save = (name: string, screenshot: Buffer) => Promise<void>;

/** @throws {Error} when the picture is too heavy for a page of documentation */
export async function savePicture(
	folder: string,
	name: string,
	screenshot: Buffer,
	progress: (line: string) => void,
): Promise<void> {
	const picture = withPalette(screenshot);
	if (picture.length > MOST_BYTES) {
		throw new Error(`${name}.png has ${picture.length} bytes; at most ${MOST_BYTES} are allowed.`);
	}
	await writeFile(join(folder, `${name}.png`), picture);
	progress(`${name}.png: ${Math.ceil(picture.length / 1000)} kB`);
}
