import { readPng, writePalettePng } from './png';

const MOST_COLOURS = 256;
/** Colours that differ by less than this in each channel count as one: a browser dithers its gradients. */
const STEP_BITS = 2;

type Colour = { red: number; green: number; blue: number; count: number };
type Channel = 'red' | 'green' | 'blue';
const CHANNELS: readonly Channel[] = ['red', 'green', 'blue'];

/**
 * The same picture in 256 colours at most, a third of the weight: median cut, each part shown in its most frequent
 * colour so that plain areas keep theirs.
 * @param png as a browser takes it
 */
export function withPalette(png: Buffer): Buffer {
	const image = readPng(png);
	const groups = countColours(image.rgb);
	const palette = split([...groups.values()]).map(mostFrequent);
	const numbers = new Map([...groups].map(([group, colour]) => [group, nearest(palette, colour)]));
	const indices = Buffer.alloc(image.width * image.height);
	for (let pixel = 0; pixel < indices.length; pixel++) {
		indices.writeUInt8(numbers.get(groupOf(colourAt(image.rgb, pixel))) ?? 0, pixel);
	}
	const bytes = palette.flatMap((colour) => CHANNELS.map((channel) => colour[channel]));
	return writePalettePng(image, Buffer.from(bytes), indices);
}

/** By group, its most frequent colour and how many pixels the group has. */
function countColours(rgb: Buffer): Map<number, Colour> {
	const exact = new Map<number, number>();
	for (let at = 0; at < rgb.length; at += 3) {
		const colour = rgb.readUIntBE(at, 3);
		exact.set(colour, (exact.get(colour) ?? 0) + 1);
	}
	const groups = new Map<number, Colour & { top: number }>();
	for (const [value, count] of exact) {
		const colour = { red: value >> 16, green: (value >> 8) & 0xff, blue: value & 0xff };
		const group = groups.get(groupOf(colour));
		const total = count + (group?.count ?? 0);
		groups.set(
			groupOf(colour),
			group && group.top >= count ? { ...group, count: total } : { ...colour, count: total, top: count },
		);
	}
	return groups;
}

function groupOf({ red, green, blue }: Omit<Colour, 'count'>): number {
	return ((red >> STEP_BITS) << 16) | ((green >> STEP_BITS) << 8) | (blue >> STEP_BITS);
}

function colourAt(rgb: Buffer, pixel: number): Omit<Colour, 'count'> {
	const [red = 0, green = 0, blue = 0] = rgb.subarray(pixel * 3, pixel * 3 + 3);
	return { red, green, blue };
}

/** Cuts the part that is seen most and varies most in two, again and again. */
function split(colours: Colour[]): Colour[][] {
	const parts = [colours];
	while (parts.length < MOST_COLOURS) {
		const worst = parts.reduce((a, b) => (spread(b) > spread(a) ? b : a));
		if (spread(worst) === 0) break;
		const channel = widest(worst);
		const sorted = worst.toSorted((a, b) => a[channel] - b[channel]);
		const half = sum(sorted) / 2;
		let seen = 0;
		const middle = sorted.findIndex(({ count }) => (seen += count) >= half);
		const cut = Math.min(Math.max(middle, 1), sorted.length - 1);
		parts.splice(parts.indexOf(worst), 1, sorted.slice(0, cut), sorted.slice(cut));
	}
	return parts;
}

/** 0 for a single colour. */
function spread(part: Colour[]): number {
	return part.length < 2 ? 0 : sum(part) * range(part, widest(part)) ** 2;
}

function widest(part: Colour[]): Channel {
	return CHANNELS.reduce((a, b) => (range(part, b) > range(part, a) ? b : a));
}

function range(part: Colour[], channel: Channel): number {
	let [lowest, highest] = [255, 0];
	for (const colour of part) {
		lowest = Math.min(lowest, colour[channel]);
		highest = Math.max(highest, colour[channel]);
	}
	return highest - lowest;
}

function sum(part: Colour[]): number {
	return part.reduce((total, { count }) => total + count, 0);
}

function mostFrequent(part: Colour[]): Colour {
	return part.reduce((a, b) => (b.count > a.count ? b : a));
}

/** The number of the palette's colour that differs least. */
function nearest(palette: Colour[], colour: Colour): number {
	const distances = palette.map((candidate) =>
		CHANNELS.reduce((total, channel) => total + (candidate[channel] - colour[channel]) ** 2, 0),
	);
	return distances.indexOf(Math.min(...distances));
}
