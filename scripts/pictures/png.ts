import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** An image as rows of RGB bytes. */
export type Pixels = { width: number; height: number; rgb: Buffer };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 3;
const COLOURS_AND_ALPHA = 4;

/**
 * Reads a screenshot: 8 bits a channel, RGB or RGBA, not interlaced. https://www.w3.org/TR/png-3/
 * @throws {Error} for any other PNG
 */
export function readPng(png: Buffer): Pixels {
	const { header, data } = chunksOf(png);
	const width = header.readUInt32BE(0);
	const height = header.readUInt32BE(4);
	const channels = { 2: COLOURS, 6: COLOURS_AND_ALPHA }[header.readUInt8(9)];
	if (header.readUInt8(8) !== 8 || channels === undefined || header.readUInt8(12) !== 0) {
		throw new Error('This is not a PNG as a browser takes one.');
	}
	const bytes = unfiltered(inflateSync(data), width * channels, height, channels);
	const rgb = Buffer.alloc(width * height * COLOURS);
	for (let pixel = 0; pixel < width * height; pixel++) {
		bytes.copy(rgb, pixel * COLOURS, pixel * channels, pixel * channels + COLOURS);
	}
	return { width, height, rgb };
}

/** Writes an image of at most 256 colours, each pixel the number of its colour in the palette (RGB bytes). */
export function writePalettePng(size: Omit<Pixels, 'rgb'>, palette: Buffer, indices: Buffer): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(size.width, 0);
	header.writeUInt32BE(size.height, 4);
	header.set([8, 3], 8);
	const rows = Buffer.alloc((size.width + 1) * size.height);
	for (let y = 0; y < size.height; y++) {
		indices.copy(rows, y * (size.width + 1) + 1, y * size.width, (y + 1) * size.width);
	}
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('PLTE', palette),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunksOf(png: Buffer): { header: Buffer; data: Buffer } {
	let header: Buffer = Buffer.alloc(0);
	const data: Buffer[] = [];
	for (let at = SIGNATURE.length; at < png.length;) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		const content = png.subarray(at + 8, at + 8 + length);
		if (type === 'IHDR') header = content;
		if (type === 'IDAT') data.push(content);
		at += length + 12;
	}
	return { header, data: Buffer.concat(data) };
}

/** Each row begins with the number of its filter, which predicts a byte from its left, upper and upper left neighbour. */
function unfiltered(filtered: Buffer, stride: number, height: number, channels: number): Buffer {
	const bytes = Buffer.alloc(stride * height);
	for (let y = 0; y < height; y++) {
		const filter = filtered.readUInt8(y * (stride + 1));
		for (let x = 0; x < stride; x++) {
			const at = y * stride + x;
			const left = x < channels ? 0 : bytes.readUInt8(at - channels);
			const up = y === 0 ? 0 : bytes.readUInt8(at - stride);
			const upLeft = x < channels || y === 0 ? 0 : bytes.readUInt8(at - stride - channels);
			const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter] ?? 0;
			bytes.writeUInt8((filtered.readUInt8(y * (stride + 1) + 1 + x) + predicted) & 0xff, at);
		}
	}
	return bytes;
}

function paeth(left: number, up: number, upLeft: number): number {
	const estimate = left + up - upLeft;
	const [a, b, c] = [left, up, upLeft].map((value) => Math.abs(estimate - value));
	if (a === undefined || b === undefined || c === undefined) return 0;
	if (a <= b && a <= c) return left;
	return b <= c ? up : upLeft;
}

function chunk(type: string, content: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(content.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}
