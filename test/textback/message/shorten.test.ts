import fc from 'fast-check';
import { shorten } from '../../../textback/message/shorten';

const within = (most: number) => (text: string) => text.length <= most;

test('a text that fits stays as it is', () => {
	expect(shorten('Hi there', 100, within(8))).toBe('Hi there');
});

test('one that does not ends after a word', () => {
	expect(shorten('We can come on Tuesday morning', 100, within(20))).toBe('We can come on...');
});

test('one without words is cut where it must be, between characters as people see them', () => {
	expect(shorten('👩‍🔧👩‍🔧👩‍🔧', 100, within(13))).toBe('👩‍🔧👩‍🔧...');
});

test('nothing is asked about a text that is longer than any that fits, nor about more than its beginning', () => {
	const asked: number[] = [];
	const shortened = shorten('two words '.repeat(10_000), 50, ({ length }) => {
		asked.push(length);
		return length <= 20;
	});
	expect(shortened).toBe('two words two...');
	expect(Math.max(...asked)).toBeLessThanOrEqual(53);
	expect(asked.length).toBeLessThan(10);
});

test('a character at the end of what is looked at is not torn', () => {
	expect(shorten('👩‍🔧👩‍🔧👩‍🔧', 8, within(100))).toBe('👩‍🔧...');
});

test('what comes out fits, whatever goes in', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 60 }),
			fc.integer({ min: 3, max: 60 }),
			fc.integer({ min: 0, max: 60 }),
			(text, most, longest) => {
				expect(shorten(text, longest, within(most)).length).toBeLessThanOrEqual(most);
			},
		),
	);
});
