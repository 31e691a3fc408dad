import { ReportError } from '../../report-error';

const MOST_BYTES = 10_000_000;
const EXPORT_ADVICE =
	'Export the calls as CSV from the phone system, or save the sheet as “CSV UTF-8” in Excel.';

/**
 * Text as programs save it: UTF-8, UTF-16 as Excel’s “Unicode text” (with its mark or without), or the letters of old
 * Windows.
 *
 * @throws {ReportError} when it is larger than a list of calls may be.
 */
export function decodeText(bytes: Uint8Array): string {
	// UTF-16 takes twice the bytes.
	if (bytes.length > 2 * MOST_BYTES) throw tooLarge();
	const wide = wideEncodingOf(bytes);
	if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	// The names of the columns are mostly plain letters, whose other byte is zero.
	const start = bytes.subarray(0, 200);
	const zeros = (odd: number) => start.filter((byte, index) => index % 2 === odd && byte === 0).length;
	if (start.length >= 20 && zeros(1) > start.length * 0.4 && zeros(0) === 0) return 'utf-16le';
	return start.length >= 20 && zeros(0) > start.length * 0.4 && zeros(1) === 0 ? 'utf-16be' : undefined;
}

/**
 * Tells what people take for a CSV file, and what a web page answers in place of one.
 *
 * @throws {ReportError} that says what it is.
 */
export function refuseOtherFiles(content: string): void {
	if (content.length > MOST_BYTES) throw tooLarge();
	const start = content
		.slice(0, 1000)
		.replace(/^\uFEFF/, '')
		.trimStart();
	const is = (what: string) => new ReportError('callList', `This is ${what}, not a CSV file.`, EXPORT_ADVICE);
	if (start === '' && content.trim() === '')
		throw new ReportError('callList', 'The list is empty.', EXPORT_ADVICE);
	if (start.startsWith('PK\u0003\u0004')) throw is('an Excel workbook or a ZIP archive');
	if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) throw is('an old Excel workbook');
	if (start.startsWith('%PDF')) throw is('a PDF');
	if (/^<(?:!doctype|!--|html|head|body|div|\?xml|table|meta)/i.test(start)) throw is('a web page');
	if (/^[[{]\s*["{[]/.test(start)) throw is('JSON');
	if (start.includes('\0')) throw is('a program’s own file');
}

function tooLarge(): ReportError {
	return new ReportError(
		'callList',
		'The list is larger than 10 MB.',
		'Export a shorter period: a month tells enough.',
	);
}

/** What a person is told who has to export the list again. */
export { EXPORT_ADVICE };
