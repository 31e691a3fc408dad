import fc from 'fast-check';
import { shorten } from '../../../textback/message/shorten';

const within = (most: number) => (text: string) => text.length <= most;

test('a text that fits stays as it is', () => {
	expect(shorten('Hi there', within(8))).toBe('Hi there');
});

test('one that does not ends after a word', () => {
	expect(shorten('We can come on Tuesday morning', within(20))).toBe('We can come on...');
});

test('one without words is cut where it must be, between characters as people see them', () => {
	expect(shorten('👩‍🔧👩‍🔧👩‍🔧', within(13))).toBe('👩‍🔧👩‍🔧...');
});

test('what comes out fits, whatever goes in', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 60 }),
			fc.integer({ min: 3, max: 60 }),
			(text, most) => {
				expect(shorten(text, within(most)).length).toBeLessThanOrEqual(most);
			},
		),
	);
});
