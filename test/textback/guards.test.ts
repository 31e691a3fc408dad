import { explainSkip, guard, type Guarded } from '../../textback/guards';
import type { SkipReason } from '../../textback/item';
import { parsePhone } from '../../textback/phone-number';

const fine: Guarded = {
	caller: parsePhone('+14155550142'),
	business: '+14155550100',
	ownNumbers: ['+14155550111'],
	optedOut: false,
	ageSeconds: 2,
};
const settings = { maxAgeMinutes: 30 };

describe('who must not be texted', () => {
	test('a caller with nothing against it is texted', () => {
		expect(guard(fine, settings)).toBeUndefined();
	});

	test.each<[SkipReason, Partial<Guarded>]>([
		['anonymous', { caller: parsePhone('Anonymous') }],
		['invalidNumber', { caller: parsePhone('sip:alice@pbx.example') }],
		['invalidNumber', { caller: parsePhone('72345') }],
		['ownNumber', { caller: parsePhone('+14155550100') }],
		['ownNumber', { caller: parsePhone('+14155550111') }],
		['optedOut', { optedOut: true }],
		['tooLate', { ageSeconds: 30 * 60 + 1 }],
	])('%s: %j', (reason, change) => {
		expect(guard({ ...fine, ...change }, settings)).toBe(reason);
		expect(explainSkip(reason)).toMatch(/^[A-Z].*\.$/);
	});

	test('the last moment of the limit still counts', () => {
		expect(guard({ ...fine, ageSeconds: 30 * 60 }, settings)).toBeUndefined();
	});

	test('who has opted out stays so however late it is: the reason that lasts comes first', () => {
		expect(guard({ ...fine, optedOut: true, ageSeconds: 999_999 }, settings)).toBe('optedOut');
	});
});
