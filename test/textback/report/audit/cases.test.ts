import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../../../textback/report/audit/list/text';
import { isObject, type JsonObject } from '../../../../sandbox/n8n/json';
import { readList } from './read-list';

const FOLDER = join(__dirname, 'cases');

/** One list in the format of a real system, with invented numbers, and what it says. */
type Case = {
	zone: string;
	country: string;
	/** Caller, time, and whether somebody took the call. */
	calls?: Array<[string, string, boolean]>;
	/** Rows of calls that the business made. */
	outgoing?: number;
	/** Why it cannot be read, in words of the error. */
	refuse?: string;
};

const CASES = Object.entries(readJson(join(FOLDER, 'expected.json')));

function readJson(file: string): JsonObject {
	const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
	if (!isObject(read)) throw new Error(`${file} is no object`);
	return read;
}

test('every list has its answer', () => {
	const lists = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
	expect(CASES.map(([name]) => name).toSorted()).toEqual(lists.toSorted());
});

describe('a list in the format of', () => {
	test.each(CASES)('%s is read right, or refused with what mends it', async (file, expected) => {
		const { zone, country, calls, outgoing, refuse } = expected as Case;
		const content = decodeText(readFileSync(join(FOLDER, file)));
		const reading = readList(content, { zone, country });
		if (refuse !== undefined) {
			await expect(reading).rejects.toMatchObject({
				name: 'ReportError',
				message: expect.stringMatching(new RegExp(refuse, 'i')),
				advice: expect.stringMatching(/\w{3}/),
			});
			return;
		}
		const list = await reading;
		const inOrder = (all: Array<[string, number, boolean]>) =>
			all.toSorted(([, one], [, other]) => one - other);
		expect(
			inOrder(list.calls.map(({ caller, at, answered }) => [caller, Math.floor(at / 1000), answered])),
		).toEqual(
			inOrder((calls ?? []).map(([caller, time, answered]) => [caller, Date.parse(time) / 1000, answered])),
		);
		expect(list.account.outgoing).toBe(outgoing);
	});
});
