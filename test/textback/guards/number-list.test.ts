import fc from 'fast-check';
import { isListed, NumberListError, readNumberList } from '../../../textback/guards/number-list';

const list = readNumberList(
	[
		'(415) 555-0177 the landlord',
		'# people who call every day',
		'',
		'  415.555.0178 # my sister',
		'+44 20 7946 0018',
		'+1900* premium',
		'976*',
		'\t0044 7700*\r',
	].join('\n'),
	'US',
);

describe('a list of numbers that a person wrote', () => {
	test.each([
		'+14155550177',
		'+14155550178',
		'+442079460018',
		'+19005550100',
		'+19765550100',
		'+447700900123',
	])('%s is on it', (number) => expect(isListed(list, number)).toBe(true));

	test.each(['+14155550179', '+442079460019', '+14159005550', '+15550177'])('%s is not', (number) => {
		expect(isListed(list, number)).toBe(false);
	});

	test('numbers without a country code are of the business’s country', () => {
		const british = readNumberList('020 7946 0018\n0900*', 'GB');
		expect(isListed(british, '+442079460018')).toBe(true);
		expect(isListed(british, '+449005550100')).toBe(true);
	});

	test.each(['the landlord', '555', '* everybody', '+'])(
		'%j is refused, with its line and what to write',
		(line) => {
			expect(() => readNumberList(`415 555 0177\n${line}`, 'US')).toThrow(NumberListError);
			expect(() => readNumberList(`415 555 0177\n${line}`, 'US')).toThrow(/Line 2.*one number a line/);
		},
	);

	test('any text is read or refused in words', () => {
		fc.assert(
			fc.property(
				fc.string({ maxLength: 200 }),
				fc.constantFrom('US', 'GB', 'XX', undefined),
				(text, country) => {
					try {
						isListed(readNumberList(text, country), '+14155550177');
					} catch (error) {
						expect(error).toBeInstanceOf(NumberListError);
					}
				},
			),
		);
	});
});
