import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, '../../.ci/count.mjs');

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'missed-call-count-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** What Jest reports of one run. */
function report(counts: {
	passed?: number;
	failed?: number;
	pending?: number;
	todo?: number;
	broken?: number;
}): string {
	const file = join(folder, `${String(Math.random())}.json`);
	const { passed = 0, failed = 0, pending = 0, todo = 0, broken = 0 } = counts;
	writeFileSync(
		file,
		JSON.stringify({
			numPassedTests: passed,
			numFailedTests: failed,
			numPendingTests: pending,
			numTodoTests: todo,
			numRuntimeErrorTestSuites: broken,
			testResults: [],
		}),
	);
	return file;
}

function count(
	failedStages: number,
	...files: string[]
): { lastLine: string | undefined; status: number | null } {
	const { stdout, status } = spawnSync(process.execPath, [script, String(failedStages), ...files], {
		encoding: 'utf8',
	});
	return { lastLine: stdout.trimEnd().split('\n').at(-1), status };
}

test('sums up what passed in all runs', () => {
	expect(count(0, report({ passed: 400 }), report({ passed: 12 }))).toEqual({
		lastLine: '412 passed, 0 failed',
		status: 0,
	});
});

test.each([
	['a failed test', { passed: 1, failed: 2 }, '1 passed, 2 failed'],
	['a skipped test', { passed: 1, pending: 1 }, '1 passed, 1 failed'],
	['a test that is still to be written', { passed: 1, todo: 1 }, '1 passed, 1 failed'],
	['a suite that could not run', { passed: 1, broken: 1 }, '1 passed, 1 failed'],
])('%s fails the whole', (_, counts, lastLine) => {
	expect(count(0, report(counts))).toEqual({ lastLine, status: 1 });
});

test('a stage that failed without a test fails the whole', () => {
	expect(count(2, report({ passed: 5, failed: 1 }))).toEqual({ lastLine: '5 passed, 3 failed', status: 1 });
});

test('nothing that ran is no success', () => {
	expect(count(0, join(folder, 'never-written.json'))).toEqual({ lastLine: '0 passed, 1 failed', status: 1 });
});
