import { digestNotice, floodOf } from '../../textback/digest';
import type { TextBackItem } from '../../textback/item';
import { clipWords, noticeFor } from '../../textback/notice';

const NOW = Date.parse('2026-11-02T16:00:00-08:00');
const ZONE = 'America/Los_Angeles';

const called = (last: string, changes: Partial<TextBackItem> = {}): TextBackItem => ({
	event: 'missedCall',
	call: {
		id: `CA${last}`,
		provider: 'twilio',
		from: `+1415555${last}`,
		to: '+14155550100',
		startedAt: '2026-11-02T15:04:00-08:00',
		verdict: 'missed',
		reason: 'noAnswer',
	},
	contact: {
		number: `+1415555${last}`,
		nationalNumber: `(415) 555-${last}`,
		anonymous: false,
		missedCalls: 1,
		firstSeenAt: '2026-11-02T15:04:00-08:00',
		optedOut: false,
	},
	business: { name: 'Oak Street Plumbing', number: '+14155550100' },
	...changes,
});

const voicemail = (last: string, transcript: string): TextBackItem => {
	const item = called(last);
	const message = { url: 'https://example.com/1', seconds: 9, transcript };
	return { ...item, event: 'voicemail', ...(item.call && { call: { ...item.call, voicemail: message } }) };
};

describe('a digest', () => {
	it('has a line for each caller, those who said something first', () => {
		const items = [called('0142'), voicemail('0143', 'My pipe burst.'), called('0143'), called('0142')];
		expect(digestNotice(items, NOW, ZONE)).toMatchObject({
			title: '4 notifications of 2 callers, Oak Street Plumbing',
			body:
				'(415) 555-0143: voicemail at 3:04 PM “My pipe burst.”, call at 3:04 PM\n' +
				'(415) 555-0142: call at 3:04 PM',
		});
	});

	it('says of each call whether the caller was texted, and why not', () => {
		const text = { status: 'skipped', skippedBecause: 'tooLate' } as const;
		const { call } = called('0144');
		const items = [
			called('0142', { text: { status: 'sent' } }),
			called('0143', { text }),
			called('0144', call && { call: { ...call, verdict: 'uncertain' }, text: { status: 'held' } }),
		];
		expect(digestNotice(items, NOW, ZONE).body.split('\n')).toEqual([
			'(415) 555-0142: call at 3:04 PM (texted)',
			'(415) 555-0143: call at 3:04 PM (not texted: too much time had passed since the call)',
			'(415) 555-0144: call at 3:04 PM (maybe answered; not texted yet)',
		]);
	});

	it('of what was held alone reads as if it had not been held', () => {
		expect(digestNotice([called('0142')], NOW, ZONE)).toEqual(noticeFor(called('0142'), NOW, ZONE));
	});

	it('of calls that were found after an outage says so', () => {
		const found = (item: TextBackItem): TextBackItem => ({
			...item,
			...(item.call && { call: { ...item.call, foundTogether: true } }),
		});
		const items = [found(called('0142')), found(called('0143')), found(voicemail('0143', 'My pipe burst.'))];
		expect(digestNotice(items, NOW, ZONE)).toMatchObject({
			title: '2 callers during an interruption, Oak Street Plumbing',
			body:
				'Calls were reported late. This is what happened meanwhile:\n' +
				'(415) 555-0143: call at 3:04 PM, voicemail at 3:04 PM “My pipe burst.”\n' +
				'(415) 555-0142: call at 3:04 PM',
		});
	});

	it('names all callers where there is room, and says how many it leaves out where there is not', () => {
		const items = Array.from({ length: 300 }, (_, index) => called(String(1000 + index)));
		const notice = digestNotice(items, NOW, ZONE);
		expect(notice.body.split('\n')).toHaveLength(300);
		const short = clipWords(notice, notice.body, 1_500);
		expect(short.length).toBeLessThanOrEqual(1_500);
		const lines = short.split('\n');
		expect(lines.at(-1)).toBe(`and ${300 - lines.length + 1} more, on record`);
	});

	it('gives no caller so much room that others have none', () => {
		const items = [
			...Array.from({ length: 100 }, (_, index) => voicemail('0142', `Message ${index} `.repeat(20))),
			called('0143'),
		];
		const { body } = digestNotice(items, NOW, ZONE);
		expect(body.length).toBeLessThan(500);
		expect(body).toContain('(415) 555-0143');
	});
});

describe('what counts as one flood', () => {
	it('is apart for numbers that the networks vouch for, what callers write, and calls found after an outage', () => {
		const { call } = called('0142');
		const attested = called('0142', call && { call: { ...call, attestation: 'A' } });
		expect(floodOf(attested, 5)).toEqual({ kind: 'attestedCalls', most: 5 });
		expect(floodOf(called('0142'), 5)).toEqual({ kind: 'calls', most: 5 });
		for (const event of ['voicemail', 'noReply', 'notDelivered'] as const) {
			expect(floodOf(called('0142', { event }), 5)).toEqual({ kind: 'calls', most: 5 });
		}
		const together = (event: TextBackItem['event']) =>
			called('0142', { event, ...(call && { call: { ...call, foundTogether: true } }) });
		for (const event of ['missedCall', 'voicemail'] as const) {
			expect(floodOf(together(event), 5)).toEqual({ kind: 'foundTogether', most: 0 });
		}
		expect(floodOf(together('noReply'), 5)).toEqual({ kind: 'calls', most: 5 });
		expect(floodOf(called('0142', { event: 'reply' }), 5)).toEqual({ kind: 'texts', most: 30 });
	});
});
