import fc from 'fast-check';
import { decodeText } from '../../../../textback/report/audit/list/text';
import { readWrittenTime } from '../../../../textback/report/audit/list/written-time';
import { readList } from './read-list';

const ZONE = 'America/New_York';
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
			'Account 12345,,,\nCalls of November,,,\nDate,Time,Calling Number,Minutes\n11/2/26,3:45 PM,415.555.0142,0\nTotal,,,0',
		],
		[
			'a British system',
			'\uFEFFCaller ID|Call Date|Call Time|Answered\n4155550142|2 Nov 2026|20:45:00 UTC|No',
		],
	])('%s', async (_, csv) => {
		const list = await readList(csv);
		expect(list.calls).toEqual([{ caller: CALLER, at: AFTERNOON, answered: false }]);
	});

	test('answered, missed and outgoing calls are told apart', async () => {
		const { calls, account } = await readList(
			'From,Time,Status,Duration,Direction\n' +
				'4155550142,2026-11-02 15:45,completed,30,inbound\n' +
				'4155550142,2026-11-02 15:45,busy,0,inbound\n' +
				'4155550100,2026-11-02 15:45,completed,30,outbound-api\n' +
				'anonymous,2026-11-02 15:45,Missed Call,,inbound\n',
		);
		expect(calls.map(({ answered }) => answered)).toEqual([true, false, false]);
		expect(calls[2]?.caller).toBe('anonymous');
		expect(account).toMatchObject({
			outgoing: 1,
			columns: { caller: 'From', time: 'Time', result: 'Status' },
		});
	});

	test.each([
		['00:00:00', false],
		['0', false],
		['0:00', false],
		['00:01:15', true],
		['75', true],
		['1m 15s', true],
	])('where nothing else is said, %s long tells', async (duration, answered) => {
		const { calls } = await readList(`From,Time,Duration\n4155550142,2026-11-02 15:45,${duration}`);
		expect(calls).toMatchObject([{ answered }]);
	});

	test('columns with names of their own can be named', async () => {
		const csv = 'Who,When,How\n4155550142,2026-11-02 15:45,missed';
		const columns = { caller: 'who', time: 'When', result: 'How' };
		expect((await readList(csv, { columns })).calls).toHaveLength(1);
	});

	test('totals and notes are left out, and told with the reason', async () => {
		const csv =
			'From,Time,Duration\n4155550142,2026-11-02 15:45,0\n4155550143,2026-11-02 15:46,0\nTotal,,12\n';
		const { calls, account } = await readList(csv);
		expect(calls).toHaveLength(2);
		expect(account.leftOut).toEqual([
			{ reason: 'neither a number nor a time, so no call', rows: 1, examples: ['Total'] },
		]);
	});
});

describe('day and month', () => {
	const list = (...dates: string[]) =>
		['From,Time,Duration', ...dates.map((date) => `4155550142,${date} 15:45,0`)].join('\n');
	const days = async (csv: string, country: string, dateOrder?: 'dayFirst' | 'monthFirst') => {
		const { calls } = await readList(csv, { country, zone: 'UTC', ...(dateOrder && { dateOrder }) });
		return calls.map(({ at }) => new Date(at).toISOString().slice(0, 10));
	};

	test('are told apart by the dates of the whole list, else by the country', async () => {
		expect(await days(list('02/11/2026', '13/11/2026'), 'US')).toEqual(['2026-11-02', '2026-11-13']);
		expect(await days(list('11/02/2026', '11/13/2026'), 'GB')).toEqual(['2026-11-02', '2026-11-13']);
		expect(await days(list('02/11/2026'), 'US')).toEqual(['2026-02-11']);
		expect(await days(list('02/11/2026'), 'GB')).toEqual(['2026-11-02']);
	});

	test('are told apart by the day of the week', async () => {
		expect(await days(list('Mon 02/11/2026'), 'US')).toEqual(['2026-11-02']);
	});

	test('are asked for where both are usual, or the usual order makes one day of many months', async () => {
		await expect(days(list('02/11/2026'), 'CA')).rejects.toThrow('may have the day first or the month');
		const turned = list('02/11/2026', '03/11/2026', '04/11/2026');
		await expect(days(turned, 'US')).rejects.toMatchObject({
			advice: 'Choose it in “Order of Dates” under “Columns”.',
		});
		expect(await days(turned, 'US', 'dayFirst')).toEqual(['2026-11-02', '2026-11-03', '2026-11-04']);
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
		['no caller', `Color,Time,Duration\nred,2026-11-02 15:45,0`, 'No column of the list says who called.'],
		['no time', `From,Color,Duration\n4155550142,red,0`, 'No column of the list says when the calls came in'],
		[
			'no result',
			`From,Time,Color\n4155550142,2026-11-02 15:45,red`,
			'No column of the list says which calls were answered.',
		],
		['no names', `${row}\n${row}`, 'The names of the columns are missing'],
		[
			'a quotation mark that never ends',
			`From,Time,Duration\n"4155550142,2026-11-02,0\n`,
			'A quotation mark is opened and never closed',
		],
		[
			'times that are none',
			'From,Time,Duration\n4155550142,soon,0',
			'No column of the list says when the calls came in',
		],
		[
			'mostly times that are none',
			'From,Time,Duration\n4155550142,soon,0\n4155550142,2026-11-02 15:45,0',
			'1 of 2 rows cannot be understood: the time cannot be read, such as “soon”.',
		],
		[
			'days without a time of day',
			'From,Time,Duration\n4155550142,2026-11-02,0',
			'“Time” has days without a time of day.',
		],
		[
			'results that say nothing',
			'From,Time,Status\n4155550142,2026-11-02 15:45,purple',
			'1 of 1 rows cannot be understood: it is not said whether the call was answered, such as “purple”.',
		],
		[
			'dates of both orders',
			'From,Time,Duration\n4155550142,13/11/2026 15:45,0\n4155550142,11/13/2026 15:45,0',
			'Some dates have the day first and others the month.',
		],
		[
			'only outgoing calls',
			`From,Time,Duration,Direction\n${row},Outgoing`,
			'All 1 calls of the list were made by the business itself.',
		],
		[
			'numbers that may be of callers or of people who were called',
			'Date,Time,Number,Minutes\n11/2/26,3:45 PM,415.555.0142,1',
			'Nothing in the list says which calls came in',
		],
	])('%s', async (_, csv, message) => {
		const failing = readList(csv);
		await expect(failing).rejects.toMatchObject({
			name: 'ReportError',
			advice: expect.stringMatching(/\w{3}/),
		});
		await expect(failing).rejects.toThrow(message);
	});

	test('a list that would keep n8n busy for long', async () => {
		await expect(readList(`From,Time,Duration\n${`${row}\n`.repeat(400_000)}`)).rejects.toThrow(
			'The list is larger than 10 MB.',
		);
		await expect(readList(`From,Time\n${'1,2\n'.repeat(250_000)}`)).rejects.toThrow(
			'The list has more than 200,000 rows.',
		);
	});

	test('whatever it is, it is either understood or refused in words', async () => {
		const cell = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 12 }),
			fc.constantFrom(
				'From',
				'To',
				'Number',
				'Time',
				'Date',
				'Status',
				'Direction',
				'Call ID',
				'Duration',
				'"',
				'2026-11-02 15:45',
				'0',
				'75',
				'missed',
				'Outgoing',
				'+14155550142',
				'+14155550100',
			),
		);
		const list = fc
			.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })
			.chain((rows) =>
				fc.constantFrom(',', ';', '\t').map((sign) => rows.map((cells) => cells.join(sign)).join('\n')),
			);
		await fc.assert(
			fc.asyncProperty(fc.oneof(list, fc.string({ unit: 'binary' })), async (csv) => {
				try {
					const { calls } = await readList(csv);
					expect(calls.length).toBeGreaterThan(0);
					for (const { at, caller } of calls) {
						expect(Number.isFinite(at)).toBe(true);
						expect(caller).not.toBe('');
					}
				} catch (error) {
					expect(error).toMatchObject({ name: 'ReportError', advice: expect.any(String) });
				}
			}),
			{ numRuns: 1000 },
		);
	});

	test('a column that was named and is not there is told, with those that are', async () => {
		const failing = readList(`From,Time,Duration\n${row}`, { columns: { caller: 'Customer' } });
		await expect(failing).rejects.toMatchObject({
			message: 'The list has no column “Customer”. It has “From”, “Time”, “Duration”.',
			advice: 'Write one of these names in “Caller”.',
		});
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
