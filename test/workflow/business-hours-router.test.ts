import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameters,
} from 'n8n-workflow';
import { BusinessHoursRouter } from '../../nodes/BusinessHoursRouter/BusinessHoursRouter.node';
import { isRecord } from '../../nodes/shared/parameters';
import { PROJECT } from '../../sandbox/n8n/paths';
import { readWorkflow } from '../../sandbox/n8n/workflow';
import type { HoursPart } from '../../textback/item';
import { runWorkflow, type NodeSpec, type RunResult } from './engine';

const ROUTER = 'Business Hours Router';
const OPEN = 0;
const AFTER_HOURS = 1;
const HOLIDAY = 2;

const newYork = { __rl: true, mode: 'name', value: 'America/New_York' };
const byCall = { options: { moment: 'call' } };

function route(
	parameters: INodeParameters,
	input: IDataObject[],
	node: Partial<NodeSpec> = {},
): Promise<RunResult> {
	return runWorkflow({
		nodes: [{ node: BusinessHoursRouter, parameters: { timeZone: newYork, ...parameters }, ...node }],
		input,
		settings: { timezone: 'Asia/Tokyo' },
	});
}

/** The router's settings in a workflow as it ships. */
function shippedParameters(file: string): INodeParameters {
	const workflow = readWorkflow(readFileSync(join(PROJECT, 'workflows', file), 'utf8'));
	const parameters = workflow.nodes.find(({ name }) => name === ROUTER)?.parameters;
	if (!isParameters(parameters)) throw new Error(`${file} has no ${ROUTER}`);
	return parameters;
}

const isParameters = (value: unknown): value is INodeParameters => isRecord(value);

const missedAt = (endedAt: string): IDataObject => ({
	event: 'missedCall',
	call: { id: 'CA1', endedAt },
	business: { name: 'Oak Street Plumbing', number: '+14155550100' },
});

describe('Business Hours Router', () => {
	test('sorts missed calls by the hours they fall into, each with its own origin', async () => {
		const result = await route(
			{ ...byCall, holidays: { holiday: [{ date: '2026-11-26', name: 'Thanksgiving Day' }] } },
			[
				missedAt('2026-11-26T10:00:00-05:00'),
				missedAt('2026-11-23T17:00:00-05:00'),
				missedAt('2026-11-23T16:59:59-05:00'),
			],
		);

		expect(result.output(ROUTER, HOLIDAY)).toMatchObject([
			{
				json: {
					hours: { state: 'holiday', holiday: 'Thanksgiving Day', nextOpenText: 'tomorrow morning at 8:00' },
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(result.output(ROUTER, AFTER_HOURS)).toMatchObject([
			{
				json: { hours: { state: 'afterHours', nextOpenText: 'tomorrow morning at 8:00' } },
				pairedItem: { item: 1 },
			},
		]);
		expect(result.output(ROUTER, OPEN)).toMatchObject([
			{ json: { hours: { state: 'open' } }, pairedItem: { item: 2 } },
		]);
	});

	test('adds to the item and rewrites nothing', async () => {
		const call = missedAt('2026-11-23T10:00:00-05:00');
		const result = await route(byCall, [call]);

		expect(result.items(ROUTER, OPEN)).toEqual([
			{
				...call,
				business: { name: 'Oak Street Plumbing', number: '+14155550100', timezone: 'America/New_York' },
				hours: expect.objectContaining({ state: 'open', localTime: '2026-11-23T10:00:00-05:00' }),
			},
		]);
	});

	test('leaves a time zone alone that is already known', async () => {
		const call = { ...missedAt('2026-11-23T10:00:00-05:00'), business: { timezone: 'America/Chicago' } };
		const result = await route(byCall, [call]);

		expect(result.items(ROUTER, OPEN)).toMatchObject([{ business: { timezone: 'America/Chicago' } }]);
	});

	test('goes by the time of the run unless told otherwise, and for items without a call', async () => {
		const always = { weeklyHours: { row: [{ days: ['everyday'], opens: 'midnight', closes: 'midnight' }] } };
		const before = Math.floor(Date.now() / 1000);
		const result = await route(always, [missedAt('2020-01-01T10:00:00-05:00'), {}]);
		const withoutCall = await route({ ...always, ...byCall }, [{ name: 'Someone' }]);

		const items = [...result.items(ROUTER, OPEN), ...withoutCall.items(ROUTER, OPEN)];
		expect(items).toHaveLength(3);
		for (const { hours } of items) {
			const { localTime } = hours as HoursPart;
			expect(Date.parse(localTime) / 1000).toBeGreaterThanOrEqual(before);
		}
	});

	test('takes the workflow’s time zone by default', async () => {
		const result = await runWorkflow({
			nodes: [{ node: BusinessHoursRouter, parameters: byCall }],
			input: [missedAt('2026-11-23T10:00:00+09:00')],
			settings: { timezone: 'Asia/Tokyo' },
		});

		expect(result.items(ROUTER, OPEN)).toMatchObject([
			{ business: { timezone: 'Asia/Tokyo' }, hours: { localTime: '2026-11-23T10:00:00+09:00' } },
		]);
	});

	test('each item can bring its own hours, as a table of clients does', async () => {
		const result = await route(
			{
				...byCall,
				timeZone: { __rl: true, mode: 'name', value: '={{ $json.zone }}' },
				weeklyHours: { row: [{ days: '={{ $json.days }}', opens: '={{ $json.opens }}', closes: '5 pm' }] },
			},
			[
				{ ...missedAt('2026-11-23T08:30:00Z'), zone: 'Europe/London', days: ['monday'], opens: '9am' },
				{ ...missedAt('2026-11-23T08:30:00Z'), zone: 'Europe/Dublin', days: 'Monday, Tuesday', opens: 8 },
			],
		);

		expect(result.items(ROUTER, AFTER_HOURS)).toMatchObject([{ zone: 'Europe/London' }]);
		expect(result.items(ROUTER, OPEN)).toMatchObject([{ zone: 'Europe/Dublin' }]);
	});

	test('hours can be one line of text, or the list of texts a website gives', async () => {
		const text = { ...byCall, hoursAs: 'text', hoursText: '={{ $json.hours }}' };
		const saturday = missedAt('2026-11-28T11:00:00-05:00');
		const result = await route(text, [
			{ ...saturday, hours: 'Mon-Fri 8am-5pm, Sat 9-12' },
			{ ...saturday, hours: ['Mo-Fr 08:00-17:00', 'Sa 13:00-15:00'] },
		]);

		expect(result.items(ROUTER, OPEN)).toHaveLength(1);
		expect(result.items(ROUTER, AFTER_HOURS)).toMatchObject([{ hours: { nextOpenText: 'at 1:00 PM' } }]);
	});

	test('a row can be open around the clock', async () => {
		const row = [{ days: ['saturday'], allDay: true }];
		const result = await route({ ...byCall, weeklyHours: { row } }, [
			missedAt('2026-11-28T00:00:00-05:00'),
			missedAt('2026-11-28T23:59:59-05:00'),
			missedAt('2026-11-29T00:00:00-05:00'),
		]);

		expect(result.items(ROUTER, OPEN)).toHaveLength(2);
		expect(result.items(ROUTER, AFTER_HOURS)).toHaveLength(1);
	});

	test('a closure sends calls to Holiday with its reason', async () => {
		const result = await route({ ...byCall, closedThrough: '2027-01-05', closureReason: 'vacation' }, [
			missedAt('2027-01-05T10:00:00-05:00'),
			missedAt('2027-01-06T10:00:00-05:00'),
		]);

		expect(result.items(ROUTER, HOLIDAY)).toMatchObject([{ hours: { holiday: 'vacation' } }]);
		expect(result.items(ROUTER, OPEN)).toHaveLength(1);
	});

	test('a closure can begin later, and has words of its own that no holiday has', async () => {
		const closed = { ...byCall, closedFrom: '2026-12-21', closedThrough: '2027-01-05' };
		const calls = [
			missedAt('2026-12-18T10:00:00-05:00'),
			missedAt('2026-12-21T10:00:00-05:00'),
			missedAt('2027-01-06T10:00:00-05:00'),
		];
		const vacation = await route({ ...closed, closureReason: 'vacation' }, calls);
		const unnamed = await route(closed, calls);
		const holidays = {
			holiday: [
				{ name: 'Labor Day', date: '2026-12-21' },
				{ name: '', date: '2027-01-06' },
			],
		};
		const holiday = await route({ ...byCall, holidays }, calls);

		expect(vacation.items(ROUTER, OPEN)).toHaveLength(2);
		expect(vacation.items(ROUTER, HOLIDAY)).toMatchObject([
			{
				hours: {
					holiday: 'vacation',
					closedText: 'closed for vacation',
					nextOpenText: 'on Wednesday, January 6 at 8:00 AM',
				},
			},
		]);
		expect(unnamed.items(ROUTER, HOLIDAY)).toMatchObject([
			{
				hours: {
					holiday: 'temporary closure',
					closedText: 'temporarily closed',
					why: expect.stringContaining('Closed: temporary closure.'),
				},
			},
		]);
		expect(holiday.items(ROUTER, HOLIDAY)).toMatchObject([
			{ hours: { closedText: 'closed today: Labor Day' } },
			{ hours: { holiday: 'holiday', closedText: 'closed today' } },
		]);
		expect(holiday.items(ROUTER, OPEN)).toMatchObject([
			{ hours: expect.not.objectContaining({ closedText: expect.anything() }) },
		]);
	});

	test.each([
		['es-US', 'cerrados por reforma', 'cerrados temporalmente'],
		['fr-FR', 'fermés pour reforma', 'fermés temporairement'],
		['de-DE', 'wegen reforma geschlossen', 'vorübergehend geschlossen'],
		['pt-BR', 'fechados para reforma', 'fechados temporariamente'],
		['it-IT', 'chiusi per reforma', 'temporaneamente chiusi'],
	])('a closure is told in the language of the texts: %s', async (language, named, unnamed) => {
		const closure = { options: { moment: 'call', language }, closedThrough: '2027-01-05' };
		for (const [closureReason, closedText] of [
			['reforma', named],
			['', unnamed],
		]) {
			const result = await route({ ...closure, closureReason }, [missedAt('2027-01-05T10:00:00-05:00')]);
			expect(result.items(ROUTER, HOLIDAY)).toMatchObject([{ hours: { closedText } }]);
		}
	});

	test('holidays and seasons have dates and hours of their own', async () => {
		const parameters = {
			...byCall,
			holidays: {
				holiday: [{ name: 'Christmas Eve', date: '2020-12-24', everyYear: true, hours: '10am-2pm' }],
			},
			options: {
				moment: 'call',
				seasons: { season: [{ date: '2026-06-01', lastDay: '2026-08-31', hours: 'Mon-Thu 7am-6pm' }] },
			},
		};
		const result = await route(parameters, [
			missedAt('2026-12-24T13:00:00-05:00'),
			missedAt('2026-12-24T14:00:00-05:00'),
			missedAt('2026-07-10T12:00:00-04:00'),
		]);

		expect(result.items(ROUTER, OPEN)).toHaveLength(1);
		expect(result.items(ROUTER, HOLIDAY)).toMatchObject([{ hours: { holiday: 'Christmas Eve' } }]);
		expect(result.items(ROUTER, AFTER_HOURS)).toMatchObject([
			{ hours: { nextOpenText: 'on Monday at 7:00 AM' } },
		]);
	});

	test('keeps the public holidays of its country and region, but for those that are changed', async () => {
		const parameters = {
			...byCall,
			publicHolidays: { __rl: true, mode: 'list', value: 'US' },
			holidayRegion: { __rl: true, mode: 'name', value: 'Massachusetts' },
			openHolidays: ['Columbus Day'],
			holidayHours: {
				row: [
					{ holiday: { __rl: true, mode: 'list', value: 'Christmas Eve' }, hours: '8am-noon' },
					{ holiday: 'Thanksgiving Day', hours: '9-10am' },
				],
			},
		};
		const result = await route(parameters, [
			missedAt('2026-11-26T11:00:00-05:00'),
			missedAt('2027-04-19T10:00:00-04:00'),
			missedAt('2026-12-24T13:00:00-05:00'),
			missedAt('2026-10-12T10:00:00-04:00'),
			missedAt('2026-11-26T09:30:00-05:00'),
		]);

		expect(result.items(ROUTER, HOLIDAY)).toMatchObject([
			{ hours: { holiday: 'Thanksgiving Day', nextOpenText: 'tomorrow morning at 8:00' } },
			{ hours: { holiday: "Patriots' Day" } },
			{ hours: { holiday: 'Christmas Eve', nextOpenText: 'on Monday at 8:00 AM' } },
		]);
		expect(result.items(ROUTER, OPEN)).toHaveLength(2);
	});

	test('a table of clients can bring the country of each, or none', async () => {
		const parameters = {
			...byCall,
			publicHolidays: { __rl: true, mode: 'name', value: '={{ $json.country }}' },
			holidayRegion: { __rl: true, mode: 'name', value: '={{ $json.region }}' },
		};
		const boxingDay = missedAt('2028-12-26T10:00:00-05:00');
		const result = await route(parameters, [
			{ ...boxingDay, country: 'Canada', region: 'ON' },
			{ ...boxingDay, country: 'United States' },
			{ ...boxingDay, country: '' },
		]);

		expect(result.items(ROUTER, HOLIDAY)).toMatchObject([{ country: 'Canada' }]);
		expect(result.items(ROUTER, OPEN)).toMatchObject([{ country: 'United States' }, { country: '' }]);
	});

	test('of the workflow for many clients keeps the public holidays in the row, where there is such a column', async () => {
		const call = (client: IDataObject, endedAt = '2027-04-19T10:00:00-04:00') => ({
			...missedAt(endedAt),
			client: { timeZone: 'America/New_York', hours: 'Mon-Fri 8am-5pm', ...client },
		});
		const clients = [
			call({ name: 'keeps Patriots’ Day', holidays: 'US-MA' }),
			call({ name: 'is elsewhere', holidays: 'US' }),
			call({ name: 'keeps none', holidays: null }),
			call({ name: 'has no such column' }),
			call({ name: 'is on vacation', holidays: 'US', closedThrough: '2027-05-01' }),
			call({ name: 'keeps Thanksgiving', holidays: 'US-MA' }, '2026-11-26T10:00:00-05:00'),
			call({ name: 'is wrong', holidays: 'US-XX' }),
		];
		const result = await route({ ...shippedParameters('many-clients.json'), ...byCall }, clients, {
			onError: 'continueErrorOutput',
		});
		const names = (output: number) =>
			result.items(ROUTER, output).map(({ client }) => isRecord(client) && client.name);

		expect(names(HOLIDAY)).toEqual(['keeps Patriots’ Day', 'is on vacation', 'keeps Thanksgiving']);
		expect(names(OPEN)).toEqual(['is elsewhere', 'keeps none', 'has no such column']);
		expect(result.items(ROUTER, 3)).toMatchObject([
			{
				error: expect.stringMatching(
					/^State or Region: United States: no public holidays are known for "XX"\. \w/,
				),
			},
		]);
	});

	test('speaks the language that is set', async () => {
		const result = await route({ options: { moment: 'call', language: 'de-DE' } }, [
			missedAt('2026-11-23T18:00:00-05:00'),
		]);

		expect(result.items(ROUTER, AFTER_HOURS)).toMatchObject([
			{ hours: { nextOpenText: 'morgen früh um 8:00 Uhr' } },
		]);
	});

	test('says after a test run how the hours were understood, and keeps quiet in production', async () => {
		const run = (mode: 'manual' | 'trigger') =>
			runWorkflow({
				nodes: [{ node: BusinessHoursRouter, parameters: { timeZone: newYork, ...byCall } }],
				input: [missedAt('2026-11-23T18:00:00-05:00')],
				mode,
			});

		expect((await run('manual')).hints(ROUTER)).toEqual([
			'Closed: after hours. Opens Tuesday at 8:00 AM, America/New_York. ' +
				'The week: Mon-Fri 8:00 AM - 5:00 PM; Sat-Sun closed.',
		]);
		expect((await run('trigger')).hints(ROUTER)).toEqual([]);
	});

	test('tells after a test run which holidays come next, by name, date and hours', async () => {
		const parameters = {
			...byCall,
			timeZone: newYork,
			publicHolidays: { __rl: true, mode: 'list', value: 'US' },
			holidayHours: { row: [{ holiday: 'Christmas Eve', hours: '8am-noon' }] },
			holidays: { holiday: [{ date: '2026-12-01', lastDay: '2026-12-04', name: 'Move' }] },
		};
		const result = await runWorkflow({
			nodes: [{ node: BusinessHoursRouter, parameters }],
			input: [missedAt('2026-11-26T09:00:00-05:00')],
			mode: 'manual',
		});

		expect(result.hints(ROUTER)).toEqual([
			'Closed: Thanksgiving Day. Opens Friday at 8:00 AM, America/New_York. ' +
				'The week: Mon-Fri 8:00 AM - 5:00 PM; Sat-Sun closed. ' +
				'Next holidays: Thanksgiving Day (Thursday, November 26, 2026); ' +
				'Move (Tuesday, December 1, 2026); ' +
				'Christmas Eve (Thursday, December 24, 2026: 8:00 AM - 12:00 PM).',
		]);
	});

	test('a date that comes from an expression counts as the day it shows', async () => {
		const result = await route(
			{ ...byCall, holidays: { holiday: [{ date: '={{ DateTime.fromISO("2026-11-23") }}', name: 'Fair' }] } },
			[missedAt('2026-11-23T10:00:00-05:00')],
		);

		expect(result.items(ROUTER, HOLIDAY)).toMatchObject([{ hours: { holiday: 'Fair' } }]);
	});
});

describe('settings that cannot be understood', () => {
	const wrongTime = { weeklyHours: { row: [{ days: ['monday'], opens: '8 AM', closes: '25:00' }] } };

	test.each<[INodeParameters, string]>([
		[wrongTime, 'Weekly Hours, row 1: "25:00" is not a time of day.'],
		[{ hoursAs: 'text', hoursText: 'Mon-Fri 8-25' }, 'Hours in Words: "25" is not a time of day.'],
		[{ weeklyHours: {} }, 'Weekly Hours: The business is never open.'],
		[
			{ timeZone: { __rl: true, mode: 'name', value: 'Mars/Phobos' } },
			'Time Zone: There is no time zone "Mars/Phobos".',
		],
		[
			{ timeZone: { __rl: true, mode: 'name', value: '={{ $json.zone }}' } },
			'Time Zone: The time zone is missing.',
		],
		[{ holidays: { holiday: [{ date: '', name: 'Fair' }] } }, 'Own Holidays, row 1: The date is missing.'],
		[
			{ options: { seasons: { season: [{ date: '2026-06-01', hours: 'Mon 8-25' }] } } },
			'Seasonal Hours, row 1: "25" is not a time of day.',
		],
		[
			{ publicHolidays: { __rl: true, mode: 'name', value: 'Atlantis' } },
			'Public Holidays: No public holidays are known for "Atlantis".',
		],
		[
			{
				publicHolidays: { __rl: true, mode: 'list', value: 'US' },
				holidayRegion: { __rl: true, mode: 'name', value: 'Ontario' },
			},
			'State or Region: United States: no public holidays are known for "Ontario".',
		],
		[
			{ publicHolidays: { __rl: true, mode: 'list', value: 'US' }, openHolidays: ['Canada Day'] },
			'Open as Usual On: United States: there is no holiday "Canada Day".',
		],
		[
			{
				publicHolidays: { __rl: true, mode: 'list', value: 'US' },
				holidayHours: { row: [{ holiday: { __rl: true, mode: 'list', value: '' }, hours: '' }] },
			},
			'Other Hours On, row 1: No holiday is chosen.',
		],
		[{ closedThrough: '5 January' }, 'Temporarily Closed Through: "5 January" is not a date.'],
		[
			{ closedFrom: '5 January', closedThrough: '2027-01-05' },
			'Temporarily Closed From: "5 January" is not a date.',
		],
		[{ closedFrom: '2027-01-05' }, 'Temporarily Closed Through: The date is missing.'],
		[
			{ closedFrom: '2027-01-06', closedThrough: '2027-01-05' },
			'Temporarily Closed Through: "2027-01-06" to "2027-01-05" ends before it begins.',
		],
		[
			{ hoursAs: 'text', hoursText: 'Mon-Fri 09:00-12:00, 1:00-5:00' },
			'Hours in Words: "1:00-5:00" could be by day or at night.',
		],
		[
			{ options: { seasons: { season: [{ date: '2026-06-01', hours: 'Mon-Fri 09:00-12:00, 1:00-5:00' }] } } },
			'Seasonal Hours, row 1: "1:00-5:00" could be by day or at night.',
		],
		[
			{ holidays: { holiday: [{ date: '2026-12-24', name: 'Eve', hours: '09:00-12:00, 1:00-3:00' }] } },
			'Own Holidays, row 1: "1:00-3:00" could be by day or at night.',
		],
		[
			{ weeklyHours: { row: [{ days: ['monday'], opens: '01:00', closes: '05:00' }] } },
			'Weekly Hours, row 1: "01:00" could be in the morning or in the afternoon.',
		],
	])('%j stops the workflow at the right field', async (parameters, message) => {
		const result = await route(parameters, [{}]);

		expect(result.status).toBe('error');
		expect(result.error?.message).toBe(message);
		expect(result.error?.description).toMatch(/\w/);
	});

	test('costs no missed caller a text: the call goes on and says what to mend, but in a test run', async () => {
		const wrong = { hoursAs: 'text', hoursText: 'closed 12-1 for lunch' };
		const result = await route(wrong, [missedAt('2026-11-23T12:00:00-05:00')]);
		expect(result.items(ROUTER, AFTER_HOURS)).toMatchObject([
			{ event: 'missedCall', problem: expect.stringContaining('Hours in Words') as string },
		]);
		const tried = await runWorkflow({
			nodes: [{ node: BusinessHoursRouter, parameters: { timeZone: newYork, ...wrong } }],
			input: [missedAt('2026-11-23T12:00:00-05:00')],
			mode: 'manual',
		});
		expect(tried.error?.message).toContain('Hours in Words');
	});

	test('names the item it happened on', async () => {
		const result = await route(byCall, [{}, { call: { endedAt: 'yesterday' } }]);

		expect(result.errorOf(ROUTER)).toMatchObject({
			message: 'Decide By: The time of the call, "yesterday", cannot be understood.',
			context: { itemIndex: 1 },
		});
	});

	test('goes on through After Hours with the item and the error when the node is set to continue', async () => {
		const result = await route(wrongTime, [{ name: 'Someone' }], { onError: 'continueRegularOutput' });

		expect(result.output(ROUTER, AFTER_HOURS)).toMatchObject([
			{
				json: {
					name: 'Someone',
					error:
						'Weekly Hours, row 1: "25:00" is not a time of day. Write it like 9:00 AM, 5:30 PM or 17:30.',
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('goes to the error output when the node has one', async () => {
		const result = await route(wrongTime, [{ name: 'Someone' }], { onError: 'continueErrorOutput' });

		expect(result.output(ROUTER, AFTER_HOURS)).toEqual([]);
		expect(result.items(ROUTER, 3)).toEqual([
			{
				name: 'Someone',
				error: 'Weekly Hours, row 1: "25:00" is not a time of day. Write it like 9:00 AM, 5:30 PM or 17:30.',
			},
		]);
	});
});

describe('the list of time zones', () => {
	const search = async (filter?: string) => {
		const { searchTimeZones } = new BusinessHoursRouter().methods.listSearch;
		const { results } = await searchTimeZones.call({} as ILoadOptionsFunctions, filter);
		return results.map(({ value }) => value);
	};

	test('begins with the workflow’s own and holds each zone of the world once', async () => {
		const values = await search();
		expect(values.slice(0, 2)).toEqual(['workflow', 'America/New_York']);
		expect(new Set(values).size).toBe(values.length);
		expect(values).toEqual(expect.arrayContaining(Intl.supportedValuesOf('timeZone')));
	});

	test('finds a zone by place or by what people call it', async () => {
		expect(await search('eastern')).toEqual(['America/New_York', 'America/Toronto']);
		expect(await search('salta')).toEqual(['America/Argentina/Salta']);
		expect(await search('new_york')).toEqual(['America/New_York']);
	});
});

describe('the lists of holidays', () => {
	const { listSearch, loadOptions } = new BusinessHoursRouter().methods;
	const choosing = (publicHolidays: string, holidayRegion = 'all') => {
		const chosen: Record<string, string> = { publicHolidays, holidayRegion };
		return { getCurrentNodeParameter: (name: string) => chosen[name] } as ILoadOptionsFunctions;
	};
	const found = async (list: Promise<INodeListSearchResult>) => (await list).results.map(({ name }) => name);

	test('countries begin with none and the common ones, and can be searched', async () => {
		const context = choosing('none');
		expect((await found(listSearch.searchCountries.call(context))).slice(0, 4)).toEqual([
			'None',
			'United States',
			'Canada',
			'United Kingdom',
		]);
		expect(await found(listSearch.searchCountries.call(context, 'zeal'))).toEqual(['New Zealand']);
	});

	test('regions are those of the country', async () => {
		expect(await found(listSearch.searchRegions.call(choosing('CA'), 'o'))).toContain('Ontario');
		expect(await found(listSearch.searchRegions.call(choosing('IE')))).toEqual(['The Whole Country']);
	});

	test('holidays are those of the region; only public ones can be worked on', async () => {
		const publicOnes = await loadOptions.getPublicHolidays.call(choosing('US', 'MA'));
		expect(publicOnes).toContainEqual({
			name: "Patriots' Day",
			value: "Patriots' Day",
			description: expect.stringMatching(/^Monday, April \d+, \d{4}$/),
		});
		expect(publicOnes.map(({ name }) => name)).not.toContain('Christmas Eve');
		expect(await found(listSearch.searchHolidays.call(choosing('US'), 'eve'))).toContain('Christmas Eve');
		expect(await loadOptions.getPublicHolidays.call(choosing('none'))).toEqual([]);
	});
});
