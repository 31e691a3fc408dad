import { CUT, compilerOf } from '../../../textback/opt-out/phrases';

const language = {
	words: { stop: ['stop', 'knock off'], texting: ['texting', 'blowing up my phone'] },
	connectors: ['and', 'because'],
};

const compile = compilerOf(language);
const found = (phrase: string, clause: string) => compile([phrase]).isIn(clause.split(' '));

describe('a phrase of the word lists', () => {
	test.each([
		['<stop> <texting>', 'please stop texting me'],
		['<stop> <texting>', 'knock off blowing up my phone'],
		['<stop> … <texting>', 'stop all of this damn texting'],
		['take|get me [right] off', 'get me off'],
		['take|get me [right] off', 'take me right off'],
		['no mand*', 'no manden'],
		['after #', 'after 9pm'],
		['^ stop $', 'stop'],
		['^ stop $', 'i called and stop because i am done'],
	])('%j is in %j', (phrase, clause) => {
		expect(found(phrase, clause)).toBe(true);
	});

	test.each([
		['<stop> <texting>', 'stop the texting'],
		['<stop> … <texting>', 'stop by and keep texting'],
		['<stop> … <texting>', 'stop one two three four five texting'],
		['stop', 'nonstop stops'],
		['^ stop $', 'bus stop'],
		['after #', 'after lunch'],
	])('%j is not in %j', (phrase, clause) => {
		expect(found(phrase, clause)).toBe(false);
	});

	test('a list that is not there is a mistake, and says so', () => {
		expect(() => compile(['<quit>'])).toThrow('There is no list of words named quit');
	});

	test('a phrase does not reach across what was taken out', () => {
		expect(found('<stop> … <texting>', `stop ${CUT} texting`)).toBe(false);
	});

	test('phrases are found from left to right, the longest first, and none twice', () => {
		const clause = 'stop texting and stop the texting now'.split(' ');
		expect(compile(['stop', 'stop … texting', 'texting now']).spans(clause)).toEqual([
			{ from: 0, to: 2 },
			{ from: 3, to: 6 },
		]);
	});
});
