import fc from 'fast-check';
import {
	decodeText,
	readCallCsv,
	type CallCsvOptions,
	type CallLog,
} from '../../../../textback/report/audit/call-csv';
import { readWrittenTime } from '../../../../textback/report/audit/written-time';

const ZONE = 'America/New_York';
const read = (csv: string, change: Partial<CallCsvOptions> = {}): CallLog =>
	readCallCsv(csv, { zone: ZONE, country: 'US', columns: {}, ...change });
const AFTERNOON = Date.parse('2026-11-02T15:45:00-05:00');
const CALLER = '+14155550142';

describe('lists of calls as systems export them', () => {
	test.each<[string, string]>([
		[
			'a PBX',
			'calldate,clid,src,dst,duration,billsec,disposition\n2026-11-02 15:45:00,"""A caller"" <4155550142>",4155550142,100,20,0,NO ANSWER',
		],
		[
			'a phone company',
			'From,To,Status,Start Time,Duration,Direction\n+14155550142,+14155550100,no-answer,2026-11-02T20:45:00Z,0,inbound',
		],
		[
			'a cloud system',
			'Type;Phone Number;Name;Date;Time;Action Result;Duration\nMissed;(415) 555-0142;;Mon 11/02/2026;3:45 PM;Missed;-',
		],
		[
			'an app',
			'Direction\tCaller\tDate/Time\tResult\nIncoming\t415-555-0142\tNov 2, 2026, 3:45 p.m.\tVoicemail',
		],
		[
			'a phone bill below its title',
			'Account 12345,,,\nCalls of November,,,\nDate,Time,Number,Minutes\n11/2/26,3:45 PM,415.555.0142,0\nTotal,,,0',
		],
		[
			'a British system',
			'\uFEFFCaller ID|Call Date|Call Time|Answered\n4155550142|2 Nov 2026|20:45:00 UTC|No',
		],
	])('%s', (_, csv) => {
		const log = read(csv);
		expect(log.calls).toEqual([{ caller: CALLER, at: AFTERNOON, answered: false }]);
	});

	test('answered, missed and outgoing calls are told apart', () => {
		const log = read(
			'From,Time,Status,Duration,Direction\n' +
				'4155550142,2026-11-02 15:45,completed,30,inbound\n' +
				'4155550142,2026-11-02 15:45,busy,0,inbound\n' +
				'4155550100,2026-11-02 15:45,completed,30,outbound-api\n' +
				'anonymous,2026-11-02 15:45,Missed Call,,inbound\n',
		);
		expect(log.calls.map(({ answered }) => answered)).toEqual([true, false, false]);
		expect(log.outgoing).toBe(1);
		expect(log.calls[2]?.caller).toBe('anonymous');
		expect(log.understood).toMatchObject({ caller: 'From', time: 'Time', result: 'Status' });
	});

	test.each([
		['00:00:00', false],
		['0', false],
		['0:00', false],
		['00:01:15', true],
		['75', true],
		['1m 15s', true],
	])('where nothing else is said, %s long tells', (duration, answered) => {
		expect(read(`From,Time,Duration\n4155550142,2026-11-02 15:45,${duration}`).calls).toMatchObject([
			{ answered },
		]);
	});

	test('day and month are told apart by the dates of the whole list, else by the country', () => {
		const list = (...dates: string[]) =>
			['From,Time,Duration', ...dates.map((date) => `4155550142,${date} 15:45,0`)].join('\n');
		const days = (csv: string, country = 'US') =>
			read(csv, { country, zone: 'UTC' }).calls.map(({ at }) => new Date(at).toISOString().slice(0, 10));
		expect(days(list('02/11/2026', '13/11/2026'))).toEqual(['2026-11-02', '2026-11-13']);
		expect(days(list('11/02/2026', '11/13/2026'), 'GB')).toEqual(['2026-11-02', '2026-11-13']);
		expect(days(list('02/11/2026'), 'US')).toEqual(['2026-02-11']);
		expect(days(list('02/11/2026'), 'GB')).toEqual(['2026-11-02']);
	});

	test('columns with names of their own can be named', () => {
		const csv = 'Who,When,How\n4155550142,2026-11-02 15:45,missed';
		expect(read(csv, { columns: { caller: 'who', time: 'When', result: 'How' } }).calls).toHaveLength(1);
	});

	test('totals and notes are left out, and counted', () => {
		const csv =
			'From,Time,Duration\n4155550142,2026-11-02 15:45,0\n4155550143,2026-11-02 15:46,0\nTotal,,12\n';
		expect(read(csv)).toMatchObject({ calls: [{}, {}], unreadable: 1 });
	});
});

const row = '4155550142,2026-11-02 15:45,0';

describe('what is no list of calls ends in an error that says what to do', () => {
	test.each<[string, string, string]>([
		['nothing', '', 'The list is empty.'],
		['only blanks', ' \n\n ', 'The list is empty.'],
		[
			'an Excel workbook',
			'PK\u0003\u0004\u0014\0\u0006',
			'This is an Excel workbook or a ZIP archive, not a CSV file.',
		],
		['a PDF', '%PDF-1.7\n%âãÏÓ', 'This is a PDF, not a CSV file.'],
		['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'This is a web page, not a CSV file.'],
		['JSON', '[{"from":"+14155550142"}]', 'This is JSON, not a CSV file.'],
		['bytes', 'From\0Time\0', 'This is a program’s own file, not a CSV file.'],
		['names of columns alone', 'From,Time,Duration\n', 'The list has names of columns and no calls.'],
		['no caller', `Colour,Time,Duration\n${row}`, 'No column of the list says who called.'],
		['no time', `From,Colour,Duration\n${row}`, 'No column of the list says when the calls came in.'],
		['no result', `From,Time,Colour\n${row}`, 'No column of the list says which calls were answered.'],
		['no names', `${row}\n${row}`, 'No column of the list says who called.'],
		[
			'a quotation mark that never ends',
			`From,Time,Duration\n"4155550142,2026-11-02,0\n`,
			'A quotation mark is opened and never closed',
		],
		[
			'times that are none',
			'From,Time,Duration\n4155550142,soon,0',
			'Most rows cannot be understood: the time “soon” cannot be read.',
		],
		[
			'days without a time of day',
			'From,Time,Duration\n4155550142,2026-11-02,0',
			'Most rows cannot be understood: the time “2026-11-02” cannot be read.',
		],
		[
			'results that say nothing',
			'From,Time,Status\n4155550142,2026-11-02 15:45,purple',
			'Most rows cannot be understood: “purple” does not say',
		],
		[
			'dates of both orders',
			'From,Time,Duration\n1,13/11/2026 15:45,0\n1,11/13/2026 15:45,0',
			'Some dates have the day first and others the month.',
		],
		[
			'only outgoing calls',
			`From,Time,Duration,Direction\n${row},Outgoing`,
			'All 1 calls of the list were made by the business itself.',
		],
	])('%s', (_, csv, message) => {
		const failing = () => read(csv);
		expect(failing).toThrow(
			expect.objectContaining({ name: 'ReportError', advice: expect.stringMatching(/\w{3}/) }),
		);
		expect(failing).toThrow(message);
	});

	test('a list that would keep n8n busy for long', () => {
		expect(() => read(`From,Time,Duration\n${`${row}\n`.repeat(400_000)}`)).toThrow(
			'The list is larger than 10 MB.',
		);
	});

	test('whatever it is, it is either understood or refused in words', () => {
		const cell = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 12 }),
			fc.constantFrom(
				'From',
				'Time',
				'Date',
				'Status',
				'Duration',
				'"',
				'2026-11-02 15:45',
				'0',
				'missed',
				'+14155550142',
			),
		);
		const list = fc
			.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })
			.chain((rows) =>
				fc.constantFrom(',', ';', '\t').map((sign) => rows.map((cells) => cells.join(sign)).join('\n')),
			);
		fc.assert(
			fc.property(fc.oneof(list, fc.string({ unit: 'binary' })), (csv) => {
				try {
					const log = read(csv);
					expect(log.calls.length).toBeGreaterThan(0);
					for (const { at, caller } of log.calls) {
						expect(Number.isFinite(at)).toBe(true);
						expect(caller).not.toBe('');
					}
				} catch (error) {
					expect(error).toMatchObject({ name: 'ReportError', advice: expect.any(String) });
				}
			}),
			{ numRuns: 2000 },
		);
	});

	test('a column that was named and is not there is told, with those that are', () => {
		expect(() => read(`From,Time,Duration\n${row}`, { columns: { caller: 'Customer' } })).toThrow(
			expect.objectContaining({
				message: 'The list has no column “Customer”.',
				advice: 'It has “From”, “Time”, “Duration”. Write one of them in “Caller”.',
			}),
		);
	});
});

test.each([
	['2026-11-02 15:45', '2026-11-02T15:45:00-05:00'],
	['2026-11-02T15:45:10.123Z', '2026-11-02T15:45:10Z'],
	['2026-11-02T15:45:00+01:00', '2026-11-02T15:45:00+01:00'],
	['2026/11/02 15:45:00 -0800', '2026-11-02T15:45:00-08:00'],
	['2026-11-02 15:45:00 EST', '2026-11-02T15:45:00-05:00'],
	['11/2/26 3:45pm', '2026-11-02T15:45:00-05:00'],
	['11/02/2026 12:05 AM', '2026-11-02T00:05:00-05:00'],
	['02.11.2026 15.45', '2026-11-02T15:45:00-05:00'],
	['2 Nov 2026 15:45', '2026-11-02T15:45:00-05:00'],
	['Monday, November 2nd 2026 3:45 PM', '2026-11-02T15:45:00-05:00'],
	['1793652300', '2026-11-02T15:45:00-05:00'],
])('“%s” is %s', (written, iso) => {
	const at = readWrittenTime(written, 'monthFirst', ZONE);
	expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(new Date(iso).toISOString());
});

test.each([
	'',
	'soon',
	'2026-11-02',
	'15:45',
	'2026-02-30 15:45',
	'13/13/2026 15:45',
	'2026-11-02 25:00',
	'11/02/2026 15:45 PM',
])('“%s” is no time', (written) => {
	expect(readWrittenTime(written, 'monthFirst', ZONE)).toBeUndefined();
});

test('text is read as programs save it', () => {
	expect(decodeText(Buffer.from('\uFEFFNummer,Größe', 'utf16le'))).toContain('Größe');
	expect(decodeText(Buffer.from('Größe', 'utf8'))).toBe('Größe');
	expect(decodeText(Buffer.from('Größe', 'latin1'))).toBe('Größe');
});
