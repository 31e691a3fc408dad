import { outcomeWord } from '../../../../textback/report/audit/list/outcome-words';
import { rememberedWords } from '../../../../textback/report/audit/list/words';
import { readList } from './read-list';

const HEAD = 'From,To,Time,Direction,Status,Duration\n';
const ROW = '4155550142,4155550100,2026-11-02 15:45,inbound,missed,0\n';
/** Below this, what the machine does besides is larger than what is measured. */
const LEAST_MS = 30;

/** As many times the text as are compared, and the cost that they may have: less than three times for each doubling. */
const TIMES = 8;
const MOST_COST = 3 ** Math.log2(TIMES);

/** Time that this process itself spent, the least of three, so that neither a busy machine nor a first run counts. */
async function cost(content: string): Promise<number> {
	const spent: number[] = [];
	for (let run = 0; run < 3; run++) {
		const before = process.cpuUsage();
		await readList(content).catch(() => undefined);
		const { user, system } = process.cpuUsage(before);
		spent.push((user + system) / 1000);
	}
	return Math.max(LEAST_MS, Math.min(...spent));
}

describe('twice the text costs less than three times as much', () => {
	const SIGNS = [
		'-',
		' ',
		'"',
		'(',
		'<',
		'.',
		':',
		'/',
		'a',
		'1',
		'+',
		'é',
		'\u0301',
		',',
		';',
		'\n',
		'\\',
		'=',
	];

	test.each(SIGNS)('in one long cell of %j', async (sign) => {
		const list = (size: number) => {
			const cell = sign.repeat(size);
			return [HEAD, `4155550142,${cell},${cell},${cell},${cell},${cell}\n`, ROW].join('');
		};
		expect(await cost(list(TIMES * 10_000))).toBeLessThan(MOST_COST * (await cost(list(10_000))));
	});

	test('in many rows of such cells', async () => {
		const row = SIGNS.filter((sign) => !/["\n,]/.test(sign)).map((sign) => sign.repeat(199));
		const list = (size: number) => [HEAD, `${row.join(',')}\n`.repeat(size), ROW.repeat(size)].join('');
		expect(await cost(list(TIMES * 60))).toBeLessThan(MOST_COST * (await cost(list(60))));
	});

	test('in many rows of one caller, all of one call', async () => {
		const list = (rows: number) => {
			const row = '4155550142,2026-11-02 15:45:07,inbound,missed,3600,one\n';
			return `From,Time,Direction,Status,Duration,Call ID\n${row.repeat(rows)}`;
		};
		expect(await cost(list(TIMES * 1000))).toBeLessThan(MOST_COST * (await cost(list(1000))));
	});

	test('in the names of the columns', async () => {
		const list = (names: number) => `${'Caller ,'.repeat(names)}\n${ROW.repeat(50)}`;
		expect(await cost(list(TIMES * 5_000))).toBeLessThan(MOST_COST * (await cost(list(5_000))));
	});
});

test('a list of 5,000 rows lets others go first at least every 500 rows, in each step', async () => {
	let pauses = 0;
	const { calls } = await readList(HEAD + ROW.repeat(5000), {
		breathe: async () => {
			pauses += 1;
		},
	});
	expect(calls.length).toBeGreaterThan(0);
	// Taken apart, read, dated, told in or out, judged and grouped: at least five steps.
	expect(pauses).toBeGreaterThan((5 * 5000) / 500);
});

test('nothing of a list stays behind once it is read', async () => {
	outcomeWord('seen before');
	await readList(HEAD + ROW);
	expect(rememberedWords()).toBe(0);
});
