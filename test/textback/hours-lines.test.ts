import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HoursError } from '../../textback/hours/hours-error';
import { parseHoursText } from '../../textback/hours/hours-text';
import { buildWeek } from '../../textback/hours/week';
import { PROJECT } from '../../sandbox/n8n/paths';

const REFUSED = 'REFUSE';

/** `hours` TAB `Monday, …, Sunday`, where `REFUSE or …` leaves it open and `\n`, `\t` and `\uXXXX` stand for themselves. */
function casesOf(file: string): Array<[line: string, expected: string]> {
	const [, ...lines] = readFileSync(join(PROJECT, 'test', 'cases', file), 'utf8')
		.trimEnd()
		.split('\n');
	return lines.map((line) => {
		const [written = '', expected = ''] = line.split('\t');
		const special: Record<string, string> = { n: '\n', t: '\t' };
		const text = written.replaceAll(/\\(?:u([0-9a-f]{4})|([nt]))/gi, (_, code: string, letter: string) =>
			code ? String.fromCharCode(parseInt(code, 16)) : (special[letter] ?? ''),
		);
		return [text, expected.trim()];
	});
}

/** The week as it was understood, in the cases' form, or the refusal. */
function understood(text: string): string {
	const clock = (minutes: number) => {
		const minute = minutes % 60;
		return `${String(Math.floor(minutes / 60))}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
	};
	try {
		return buildWeek(parseHoursText(text))
			.map(
				(periods) => periods.map(({ opens, closes }) => `${clock(opens)}-${clock(closes)}`).join(' ') || '-',
			)
			.join(', ');
	} catch (error) {
		if (error instanceof HoursError && error.advice !== '') return REFUSED;
		throw error;
	}
}

describe.each(['hours.tsv', 'more-hours.tsv'])('hours as businesses write them, in %s', (file) => {
	test.each(casesOf(file))('%j is %s', (line, expected) => {
		expect(expected.split(' or ')).toContain(understood(line));
	});
});
