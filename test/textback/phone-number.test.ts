import fc from 'fast-check';
import { pairKey, parsePhone } from '../../textback/phone-number';

describe('a phone number in any shape people and phone systems write it', () => {
	test.each([
		['(415) 555-0100', 'US', '+14155550100'],
		['415.555.0100', 'US', '+14155550100'],
		['+1 415 555 0100', undefined, '+14155550100'],
		['  +14155550100\n', undefined, '+14155550100'],
		['tel:+1-415-555-0100', undefined, '+14155550100'],
		['sip:+14155550100@pbx.example;transport=tcp', undefined, '+14155550100'],
		['rcs:+14155550100', undefined, '+14155550100'],
		['whatsapp:+14155550100', undefined, '+14155550100'],
		['020 7946 0018', 'GB', '+442079460018'],
		['+44 20 7946 0018', 'US', '+442079460018'],
	])('%j is read', (input, country, e164) => {
		expect(parsePhone(input, country)).toMatchObject({ kind: 'number', e164 });
	});

	test('the countries of +1 are told apart', () => {
		expect(parsePhone('+14155550100')).toMatchObject({ country: 'US' });
		expect(parsePhone('+16045550123')).toMatchObject({ country: 'CA' });
		expect(parsePhone('+18765230123')).toMatchObject({ country: 'JM' });
	});

	test.each([
		'',
		'  ',
		'Anonymous',
		'anonymous',
		'sip:anonymous@anonymous.invalid',
		'Restricted',
		'+266696687',
		'UNKNOWN',
	])('%j is a withheld number', (input) => {
		expect(parsePhone(input)).toEqual({ kind: 'anonymous' });
	});

	test('a caller whom the phone system does not name is no withheld number', () => {
		expect(parsePhone('not told')).toEqual({ kind: 'notTold' });
		expect(pairKey('not told')).toBe('not told');
	});

	test('a short code is no number to text back', () => {
		expect(parsePhone('72345')).toEqual({ kind: 'shortCode', digits: '72345' });
	});

	test.each([
		'sip:alice@pbx.example',
		'415-555-0100',
		'+999999999999',
		'12',
		'call me',
		'+1 415 555',
		'9'.repeat(5000),
	])('%j without more is no number', (input) => {
		expect(parsePhone(input)).toEqual({ kind: 'invalid', input });
	});

	test('a country that does not exist is as good as none', () => {
		expect(parsePhone('415 555 0100', 'ZZ').kind).toBe('invalid');
	});

	test('nothing that anybody sends makes it throw, and what it reads it reads again', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+\d().\- ]{0,20}$/)),
				(input) => {
					const phone = parsePhone(input, 'US');
					if (phone.kind === 'number')
						expect(parsePhone(phone.e164)).toMatchObject({ kind: 'number', e164: phone.e164 });
				},
			),
		);
	});

	test('the record names every withheld number alike, and keeps what it cannot read short', () => {
		expect(pairKey('(415) 555-0100')).toBe('(415) 555-0100');
		expect(pairKey('+1 (415) 555-0100')).toBe('+14155550100');
		expect(pairKey('Restricted')).toBe('anonymous');
		expect(pairKey('x'.repeat(500))).toHaveLength(64);
	});
});
