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
		const draw = (index: number) => chooseVariant(variantsOf(TWO), undefined, `CA${index}`).name;
		const drawn = Array.from({ length: 1000 }, (_, index) => draw(index));
		const shareOfA = drawn.filter((name) => name === 'A').length / drawn.length;
		expect(shareOfA).toBeGreaterThan(0.45);
		expect(shareOfA).toBeLessThan(0.55);
	});

	test('one call has one, however often its text is tried', () => {
		const tries = [1, 2, 3].map(() => chooseVariant(variantsOf(TWO), undefined, 'CA1').name);
		expect(new Set(tries).size).toBe(1);
	});

	test('a caller gets the one they got before, while there is one', () => {
		expect(chooseVariant(variantsOf(TWO), 'B', 'CA1').name).toBe('B');
		expect(chooseVariant(variantsOf(TWO), 'C', 'CA1').name).toMatch(/^[AB]$/);
		expect(chooseVariant(variantsOf('One only'), 'B', 'CA1').name).toBe('');
	});
});
