import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { PROJECT } from '../../sandbox/n8n/paths';
import { readWorkflow } from '../../sandbox/n8n/workflow';

/** What the node of the shipped workflow makes of what the record lists. */
function mail(items: object[]): unknown {
	const { nodes } = readWorkflow(readFileSync(join(PROJECT, 'workflows', 'daily-review.json'), 'utf8'));
	const code = nodes.find(({ name }) => name === 'Write the Mail')?.parameters['jsCode'];
	const $input = { all: () => items.map((json) => ({ json })) };
	return runInNewContext(`(() => {${String(code)}})()`, { $input });
}

test('Daily Review lists callers whose text failed, beside those who were skipped for a reason', () => {
	const contact = (nationalNumber: string) => ({ contact: { nationalNumber, number: nationalNumber } });
	expect(
		mail([
			contact('(415) 555-0142'),
			{ ...contact('(415) 555-0143'), skippedText: 'The number is a landline.' },
		]),
	).toMatchObject([
		{
			json: {
				untexted: 2,
				html: expect.stringMatching(/0142\)?<\/b>: The text could not be sent.*landline/) as string,
			},
		},
	]);
});
