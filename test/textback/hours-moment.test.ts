import { momentOfCall } from '../../textback/hours/moment';

describe('the moment of a missed call', () => {
	test('is when the call ended, or began when that is not known', () => {
		const startedAt = '2026-11-23T16:58:40-05:00';
		expect(momentOfCall({ startedAt, endedAt: '2026-11-23T16:59:00-05:00' })).toBe(
			Date.parse('2026-11-23T21:59:00Z'),
		);
		expect(momentOfCall({ startedAt })).toBe(Date.parse('2026-11-23T21:58:40Z'));
	});

	test('is unknown without a call', () => {
		expect(momentOfCall({})).toBeUndefined();
	});

	test.each(['2026-11-23T16:59:00', '2026-13-45T16:59:00Z', 'yesterday', 5, { at: 1 }])(
		'%j is refused, because nobody knows what it means',
		(endedAt) => {
			expect(() => momentOfCall({ endedAt })).toThrow(expect.objectContaining({ field: 'moment' }));
		},
	);
});
