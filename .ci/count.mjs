/**
 * Sums up Jest's reports: `node .ci/count.mjs <failed stages> <report>…`. Prints "N passed, N failed" and exits with 1 unless
 * all is well. A skipped test, a suite that could not run and a failed stage without tests each count as failed.
 */
import { existsSync, readFileSync } from 'node:fs';

const [failedStages, ...files] = process.argv.slice(2);
const reports = files
	.filter((file) => existsSync(file))
	.map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);

const passed = sum((report) => report.numPassedTests);
const broken = sum(
	(report) =>
		report.numFailedTests + report.numPendingTests + report.numTodoTests + report.numRuntimeErrorTestSuites,
);
const nothingRan = passed === 0 ? 1 : 0;
const failed = broken + Number(failedStages) || nothingRan;

for (const { testResults } of reports) {
	for (const { name, status, message, assertionResults } of testResults) {
		for (const test of assertionResults) {
			if (test.status !== 'passed') console.log(`${test.status}: ${test.fullName}`);
		}
		if (status === 'failed' && assertionResults.length === 0)
			console.log(`could not run ${name}: ${message}`);
	}
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
