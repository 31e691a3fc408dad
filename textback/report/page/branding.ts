import { ReportError } from '../report-error';

/** Whose page it is, as a person set it. */
export type Branding = {
	/** The agency's name; empty for none. */
	agency: string;
	/** Web address (https) or data address of a picture; empty for none. */
	logo: string;
	/** `#0f6b4f` or `#0fa`. */
	colour: string;
};

/** The same, checked. */
export type Brand = { agency: string; logo: string; colour: string; textOnColour: '#ffffff' | '#1c2330' };

const DEFAULT_COLOUR = '#0f6b4f';
/** About 1.5 MB of picture; mailboxes refuse much more. */
const LONGEST_LOGO = 2_000_000;

/** @throws {ReportError} for a colour or a logo that a page cannot have. */
export function readBranding(branding: Partial<Branding>): Brand {
	const colour = readColour(branding.colour?.trim() ?? '');
	return {
		agency: branding.agency?.trim() ?? '',
		logo: readLogo(branding.logo?.trim() ?? ''),
		colour,
		textOnColour: luminance(colour) > 0.4 ? '#1c2330' : '#ffffff',
	};
}

function readColour(written: string): string {
	if (written === '') return DEFAULT_COLOUR;
	const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(written);
	if (short)
		return `#${short
			.slice(1)
			.flatMap((digit) => [digit, digit])
			.join('')}`.toLowerCase();
	const full = /^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i.exec(written);
	if (full) return written.slice(0, 7).toLowerCase();
	throw new ReportError(
		'colour',
		`"${written.slice(0, 60)}" is not a colour.`,
		'Pick one, or write it like #0f6b4f.',
	);
}

/** A page that is mailed must not fetch from an address that anybody on the way can read or change. */
function readLogo(written: string): string {
	if (written === '') return '';
	const isData = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[a-z0-9+/=\s]+$/i.test(written);
	if (isData && written.length > LONGEST_LOGO) {
		throw new ReportError('logo', 'The picture is too large to mail.', 'Take one of less than 1 MB.');
	}
	if (isData || (/^https:\/\//i.test(written) && URL.canParse(written))) return written;
	throw new ReportError(
		'logo',
		`"${written.slice(0, 60)}" is not the address of a picture.`,
		'Write a web address that begins with https://, or a data address such as data:image/png;base64,…',
	);
}

/** From 0 (black) to 1 (white), https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
		const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
