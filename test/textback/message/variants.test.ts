import { chooseVariant, variantsOf } from '../../../textback/message/variants';

const TWO = 'Hi, how can we help?\n---\nSorry we missed you!\nWhat do you need?';

describe('wordings of one message', () => {
	test('stand between lines of dashes and have a letter each', () => {
		expect(variantsOf(TWO)).toEqual([
			{ name: 'A', template: 'Hi, how can we help?' },
			{ name: 'B', template: 'Sorry we missed you!\nWhat do you need?' },
		]);
		expect(variantsOf(`---\n${TWO}\r\n  ----- \n\n`).map(({ name }) => name)).toEqual(['A', 'B']);
	});

	test('a single one has none, and dashes within a line part nothing', () => {
		expect(variantsOf('Hi --- there - you')).toEqual([{ name: '', template: 'Hi --- there - you' }]);
		expect(variantsOf('')).toEqual([{ name: '', template: '' }]);
	});

	test('are drawn alike', () => {
		const drawn = Array.from(
			{ length: 100 },
			(_, index) => chooseVariant(variantsOf(TWO), undefined, index / 100).name,
		);
		expect(drawn.filter((name) => name === 'A')).toHaveLength(50);
		expect(chooseVariant(variantsOf(TWO), undefined, 1).name).toBe('B');
	});

	test('a caller gets the one they got before, while there is one', () => {
		expect(chooseVariant(variantsOf(TWO), 'B', 0).name).toBe('B');
		expect(chooseVariant(variantsOf(TWO), 'C', 0).name).toBe('A');
		expect(chooseVariant(variantsOf('One only'), 'B', 0).name).toBe('');
	});
});
