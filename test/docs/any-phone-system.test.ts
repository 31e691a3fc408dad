import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MissedCallWebhookApi } from '../../credentials/MissedCallWebhookApi.credentials';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { MountedTrigger, type WebhookOutcome } from '../workflow/engine';
import { exposed, forgetLedger } from '../workflow/support';

const run = promisify(execFile);
const page = readFileSync(join(__dirname, '../../docs/any-phone-system.md'), 'utf8');
const SECRETS: Record<string, Record<string, string>> = {
	token: { proof: 'token', token: '0123456789abcdef0123456789abcdef' },
	signature: { proof: 'signature', secret: `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}` },
};

afterEach(forgetLedger);

/** The commands below a mark on the page, with the reader's own address and secret put in. */
function commands(mark: string, url: string): string {
	const found = new RegExp(`<!-- test: ${mark} -->\\s+\`\`\`bash\\n([^]*?)\`\`\``).exec(page)?.[1];
	if (found === undefined) throw new Error(`the page has no commands marked ${mark}`);
	const { token, secret } = SECRETS[mark] ?? {};
	return found
		.replace(/^WEBHOOK_URL=.*$/m, `WEBHOOK_URL='${url}'`)
		.replace(/^TOKEN=.*$/m, `TOKEN='${token ?? ''}'`)
		.replace(/^SECRET=.*$/m, `SECRET='${secret ?? ''}'`);
}

test.each(['token', 'signature'])('the curl line with a %s starts the workflow, once', async (mark) => {
	const outcomes: WebhookOutcome[] = [];
	const { trigger, close } = await exposed(
		(publicUrl) =>
			new MountedTrigger({
				node: MissedCallTrigger,
				parameters: {
					phoneSystem: 'generic',
					phoneNumber: { __rl: true, mode: 'number', value: '(415) 555-0100' },
					businessName: 'Oak Street Plumbing',
				},
				credentials: [{ type: new MissedCallWebhookApi(), data: SECRETS[mark] ?? {} }],
				publicUrl,
			}),
		(outcome) => outcomes.push(outcome),
	);
	try {
		await trigger.activate();
		const script = commands(mark, trigger.webhookUrl());
		for (const _time of [1, 2]) {
			expect((await run('bash', ['-euo', 'pipefail', '-c', script])).stdout).toBe('{"received":true}');
		}
		expect(outcomes.map(({ started }) => started?.[0]?.length ?? 0)).toEqual([1, 0]);
		expect(outcomes[0]?.started?.[0]?.[0]?.json).toMatchObject({
			call: { provider: 'generic', verdict: 'missed', reason: 'noAnswer', ringSeconds: 20 },
			contact: { number: '+14155550142' },
		});
	} finally {
		await trigger.deactivate();
		await close();
	}
});
