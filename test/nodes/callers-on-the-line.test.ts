import { CallersOnTheLine } from '../../nodes/MissedCallTrigger/callers-on-the-line';

const NONE = [[], []];
const MISSED = [[{ json: { event: 'missedCall' } }], []];
const VOICEMAIL = [[], [{ json: { event: 'voicemail' } }]];
const NOON = Date.parse('2026-11-02T12:00:00Z');

describe('a test run', () => {
	test('shows the call and the message left in it once the caller has hung up', () => {
		const line = new CallersOnTheLine();
		expect(line.heard('CA1', true, NONE, NOON)).toBeUndefined();
		expect(line.heard('CA1', true, MISSED, NOON)).toBeUndefined();
		expect(line.heard('CA1', undefined, VOICEMAIL, NOON)).toBeUndefined();
		expect(line.heard('CA1', false, NONE, NOON)).toEqual([MISSED[0], VOICEMAIL[1]]);
	});

	test('goes on while another caller is on the line', () => {
		const line = new CallersOnTheLine();
		line.heard('CA1', true, NONE, NOON);
		line.heard('CA2', true, NONE, NOON);
		expect(line.heard('CA1', false, MISSED, NOON)).toBeUndefined();
		expect(line.heard('CA2', false, NONE, NOON)).toEqual(MISSED);
	});

	test('shows at once what a phone system reports afterwards', () => {
		expect(new CallersOnTheLine().heard('CA1', undefined, MISSED, NOON)).toEqual(MISSED);
	});

	test('waits for no call of an earlier one', () => {
		const line = new CallersOnTheLine();
		line.heard('CA1', true, NONE, NOON);
		expect(line.heard('CA2', false, MISSED, NOON + 121_000)).toEqual(MISSED);
	});
});
