import fc from 'fast-check';
import type { SkipReason, TextBackEvent, TextBackItem } from '../../textback/item';
import { noticeFor } from '../../textback/notice';

const NOW = Date.parse('2026-11-02T23:06:00Z');

const missed: TextBackItem = {
	event: 'missedCall',
	call: {
		id: 'CA1',
		provider: 'twilio',
		from: '+14155550142',
		to: '+14155550100',
		startedAt: '2026-11-02T15:04:00-08:00',
		verdict: 'missed',
		reason: 'noAnswer',
	},
	contact: {
		number: '+14155550142',
		nationalNumber: '(415) 555-0142',
		country: 'US',
		anonymous: false,
		missedCalls: 1,
		firstSeenAt: '2026-11-02T15:04:00-08:00',
		optedOut: false,
	},
	business: { name: 'Oak Street Plumbing', number: '+14155550100', timezone: 'America/Los_Angeles' },
	text: { id: 'SM1', status: 'sent', body: 'Sorry we missed you', sentAt: '2026-11-02T23:05:00Z' },
};
const reply: TextBackItem = {
	...missed,
	event: 'reply',
	reply: {
		id: 'SM2',
		body: 'Can you come on Tuesday?',
		receivedAt: '2026-11-02T23:06:00Z',
		secondsAfterText: 60,
		media: [],
	},
};

const notice = (item: TextBackItem) => noticeFor(item, NOW, 'America/New_York');

describe('the default notification', () => {
	it('says what to mend where the caller got a plain text', () => {
		const problem = '“Message When Open” cannot be used. {{busines.name}} is no variable';
		const told = 'Callers get a plain text until this is mended in n8n: “Message When Open” cannot be used.';
		expect(notice({ ...missed, text: { status: 'sent', problem } }).body).toContain(told);
		expect(notice({ ...missed, problem }).body).toContain(told);
	});

	it('of a missed call says who called, when, and what they were texted', () => {
		expect(notice(missed)).toEqual({
			title: 'Missed call from (415) 555-0142',
			body: 'They called Oak Street Plumbing at 3:04 PM. They were texted at 3:05 PM.',
			callbackNumber: '+14155550142',
			links: [
				{ kind: 'call', label: 'Call back', url: 'tel:+14155550142' },
				{ kind: 'text', label: 'Text back', url: 'sms:+14155550142' },
			],
		});
	});

	it('of a caller whom the phone system does not name says so, and not that they hid their number', () => {
		const { nationalNumber: _, ...contact } = missed.contact;
		expect(notice({ ...missed, contact: { ...contact, number: 'not told' } })).toMatchObject({
			title: 'Missed call from a number that the phone system did not tell',
			links: [],
		});
	});

	it('of a voicemail quotes it and links to it', () => {
		const told = notice({
			...missed,
			event: 'voicemail',
			call: {
				...missed.call!,
				voicemail: { url: 'https://api.example/rec', seconds: 25, transcript: 'My sink leaks' },
			},
		});
		expect(told.title).toBe('Voicemail from (415) 555-0142');
		expect(told.body).toMatch(
			/^“My sink leaks” They called Oak Street Plumbing at 3:04 PM\. It is 25 seconds long\./,
		);
		expect(told.links.at(-1)).toEqual({
			kind: 'voicemail',
			label: 'Listen to the voicemail',
			url: 'https://api.example/rec',
		});
	});

	it('of a reply quotes it and says how soon it came', () => {
		expect(notice(reply)).toMatchObject({
			title: 'Reply from (415) 555-0142',
			body: '“Can you come on Tuesday?” It came at 3:06 PM, 60 seconds after your text.',
		});
	});

	it('of a reply with pictures links to each', () => {
		const told = notice({
			...reply,
			reply: { ...reply.reply!, body: '', media: ['https://m.example/1', 'ftp://x'] },
		});
		expect(told.body).toMatch(/^They sent 2 pictures\./);
		expect(told.links.filter(({ kind }) => kind === 'picture').map(({ url }) => url)).toEqual([
			'https://m.example/1',
		]);
	});

	it('of a reply that may be an opt-out says so', () => {
		const unsure = { ...reply, reply: { ...reply.reply!, body: 'Wrong number', mayBeOptOut: true } };
		expect(notice(unsure).body).toContain('“Wrong number” They may want no more texts');
		expect(notice(reply).body).not.toContain('no more texts');
	});

	it('of silence says what they were texted', () => {
		expect(notice({ ...missed, event: 'noReply' })).toMatchObject({
			title: 'No reply from (415) 555-0142',
			body: 'They were texted at 3:05 PM. They have not answered yet; a call may help.',
		});
	});

	it('of an opt-out offers a call but no text', () => {
		const told = notice({ ...reply, event: 'optedOut', reply: { ...reply.reply!, body: 'STOP' } });
		expect(told.title).toBe('No more texts to (415) 555-0142');
		expect(told.body).toContain('They answered “STOP”.');
		expect(told.links.map(({ kind }) => kind)).toEqual(['call']);
	});

	it('of a text that did not arrive gives the reason', () => {
		const text = { ...missed.text!, status: 'undelivered' as const, failure: 'The number is a landline' };
		expect(notice({ ...missed, event: 'notDelivered', text })).toMatchObject({
			title: 'Text to (415) 555-0142 was not delivered',
			body: 'The number is a landline.',
		});
	});

	it.each<[SkipReason, string]>([
		['anonymous', 'they hid their number'],
		['invalidNumber', 'their number cannot get texts'],
		['ownNumber', 'one of your own numbers'],
		['optedOut', 'they asked for no more texts'],
		['alreadyTexted', 'they had been texted'],
		['mayBeAnswered', 'somebody may have answered'],
		['tooLate', 'too much time had passed'],
		['refusedByCarrier', 'the carrier refused'],
	])('of a missed call whose text was skipped (%s) says why', (skippedBecause, why) => {
		const told = notice({ ...missed, text: { status: 'skipped', skippedBecause } });
		expect(told.body).toContain('They were not texted: ');
		expect(told.body).toContain(why);
	});

	it('of a caller who is texted in the morning says so', () => {
		const text = {
			status: 'held' as const,
			skippedText: 'It is night there. They are texted when that is over.',
		};
		expect(notice({ ...missed, text }).body).toContain('They were not texted yet. It is night there.');
	});

	it('of a dry run does not claim that anybody was texted', () => {
		const text = { status: 'dryRun' as const, body: 'Hi' };
		expect(notice({ ...missed, text }).body).toContain('They were not texted: this was a dry run.');
	});

	it('prefers the sentence that came with the skip', () => {
		const text = { status: 'skipped' as const, skippedText: 'They were texted 5 minutes ago' };
		expect(notice({ ...missed, text }).body).toContain(
			'They were not texted. They were texted 5 minutes ago.',
		);
	});

	it('of a missed call whose text failed says why', () => {
		const text = { status: 'failed' as const, failure: 'The credential is wrong' };
		expect(notice({ ...missed, text }).body).toContain('They could not be texted. The credential is wrong.');
	});

	it('of a call handled late says how late', () => {
		const told = notice({ ...missed, call: { ...missed.call!, late: true, ageSeconds: 3 * 3600 } });
		expect(told.body).toContain('This comes late: 3 hours after the call.');
	});

	it('of a call that may have been answered does not call it missed', () => {
		const of = (reason: string) =>
			notice({ ...missed, call: { ...missed.call!, verdict: 'uncertain', reason } });
		expect(of('howItEnded').title).toBe('Possibly missed call from (415) 555-0142');
		expect(of('howItEnded').body).toContain('did not report how the call ended');
		expect(of('whoPickedUp').body).toContain('by a person or by a voicemail');
	});

	it('names the caller and counts repeated calls', () => {
		const told = notice({ ...missed, contact: { ...missed.contact, name: 'Ana Lopez', missedCalls: 3 } });
		expect(told.title).toBe('Missed call from Ana Lopez, (415) 555-0142');
		expect(told.body).toContain('3 calls of theirs were missed so far.');
	});

	it('of a caller who hid their number offers nothing to tap', () => {
		const told = notice({ ...missed, contact: { ...missed.contact, number: 'Anonymous', anonymous: true } });
		expect(told).toMatchObject({ title: 'Missed call from a hidden number', links: [] });
		expect(told.callbackNumber).toBeUndefined();
	});
});

describe('times', () => {
	it('are told in the zone given when the business has none, or one that does not exist', () => {
		const { timezone: _, ...business } = missed.business;
		expect(notice({ ...missed, business }).body).toContain('at 6:04 PM');
		expect(notice({ ...missed, business: { ...business, timezone: 'Mars/Olympus' } }).body).toContain(
			'6:04 PM',
		);
	});

	it('of another day carry the day', () => {
		const told = noticeFor(missed, NOW + 86_400_000, 'UTC');
		expect(told.body).toContain('on Monday, November 2 at 3:04 PM');
	});

	it('that cannot be read are left out', () => {
		const told = notice({ ...missed, call: { ...missed.call!, startedAt: 'soon' } });
		expect(told.body).toMatch(/^They were texted/);
	});
});

describe('hostile words', () => {
	it('never break or reorder the title', () => {
		const name = 'Eve\r\nBcc: all@example.com\u202Egnp.\u0000';
		expect(notice({ ...missed, contact: { ...missed.contact, name } }).title).toBe(
			'Missed call from Eve Bcc: all@example.comgnp., (415) 555-0142',
		);
	});

	it('never make a link that is not a web address, a call or a text', () => {
		const media = ['javascript:alert(1)', 'https://ok.example/"><script>', 'data:text/html,x'];
		const told = notice({ ...reply, reply: { ...reply.reply!, media } });
		expect(told.links.map(({ url }) => url)).toEqual([
			'tel:+14155550142',
			'sms:+14155550142',
			'https://ok.example/%22%3E%3Cscript%3E',
		]);
	});

	it('are quoted at a length a phone can show, without tearing an emoji', () => {
		const told = notice({ ...reply, reply: { ...reply.reply!, body: '👨‍👩‍👧'.repeat(500) } });
		expect(told.body.length).toBeLessThan(1_200);
		expect(told.body).toMatch(/“(?:👨‍👩‍👧)+…”/);
	});

	it('of any content leave one line of title and no control characters', () => {
		const events: TextBackEvent[] = [
			'missedCall',
			'voicemail',
			'reply',
			'noReply',
			'optedOut',
			'notDelivered',
		];
		fc.assert(
			fc.property(fc.constantFrom(...events), fc.string({ unit: 'binary' }), (event, words) => {
				const told = notice({
					...reply,
					event,
					contact: { ...reply.contact, name: words, number: words },
					reply: { ...reply.reply!, body: words, media: [words] },
					text: { status: 'undelivered', failure: words, body: words },
				});
				expect(told.title).toMatch(/^[^\p{Cc}\u2028\u2029]+$/u);
				expect(told.body).not.toMatch(/(?!\n)\p{Cc}/u);
			}),
		);
	});
});
