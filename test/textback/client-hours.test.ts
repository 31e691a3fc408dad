import { checkClient, type CheckedClient } from '../../textback/client-check';
import { type HolidayLibrary, loadHolidayLibrary } from '../../textback/hours/holiday-library';

let library: HolidayLibrary;
beforeAll(async () => {
	library = await loadHolidayLibrary();
});

function checked(hours: string): CheckedClient {
	const answers = {
		name: 'Oak Street Plumbing',
		number: '+14155550100',
		hours,
		timeZone: 'America/New_York',
		ownerPhone: '(415) 555-0111',
		holidays: '',
		messages: {},
	};
	return checkClient(answers, Date.parse('2026-11-23T12:00:00-05:00'), library);
}

describe('the hours of a new client', () => {
	test('are read as in the node, and told back in full', () => {
		expect(checked('Office Hours: M-Th 9a-4p · F 9-noon (closed Sat & Sun)')).toMatchObject({
			ok: true,
			hoursInWords: expect.stringContaining(
				'Mon-Thu 9:00 AM - 4:00 PM; Fri 9:00 AM - 12:00 PM; Sat-Sun closed',
			),
		});
	});

	test.each([
		['Mon-Fri 09:00-12:00, 1:00-5:00', 'Write 1:00 AM - 5:00 AM, or 1:00 PM - 5:00 PM.'],
		['Mon-Fri 9-5, closed holidays', 'Public Holidays'],
		['Mon-Fri 9-5 EST', 'Time Zone'],
		['Mon-Fri 9-5, Sat by appointment', 'after hours'],
	])('%j is a problem that says what to do: %s', (hours, advice) => {
		expect(checked(hours)).toMatchObject({ ok: false, problems: [expect.stringContaining(advice)] });
	});
});
