import { openLedger } from '../../ledger/open';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import { unreadPatience } from '../../nodes/SendTextBack/unread-texts';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { AT_TELNYX, BUSINESS, CALLER, startQuickCompany, TELNYX_BUSINESS } from '../sandbox/company';
import { MountedTrigger, runWorkflow, type RunResult } from './engine';
import { credentialFor, forgetLedger, missedCall, telnyxCredentialFor } from './support';

const HOLDER = 'workflow:node-0';
const HOUR = 3_600_000;
const [SENT, SKIPPED] = [0, 1];
const OPTED_OUT = 2;

const systems = [
	['twilio', BUSINESS, credentialFor],
	['telnyx', TELNYX_BUSINESS, telnyxCredentialFor],
] as const;

describe.each(systems)(
	'texts that came in while n8n was down, at %s',
	(phoneSystem, number, credentialAt) => {
		let company: PhoneCompany;
		let watcher: MountedTrigger;
		const phoneNumber = { __rl: true, mode: 'number', value: number };

		beforeEach(async () => {
			company = await startQuickCompany({ telnyx: AT_TELNYX });
			watcher = new MountedTrigger({
				node: ReplyWatcher,
				parameters: { phoneSystem, phoneNumber, noReplyMinutes: 0, options: { gatherSeconds: 0 } },
				credentials: [credentialAt(company)],
				// Nobody listens there: no text is ever reported.
				publicUrl: 'http://127.0.0.1:9/',
			});
			await watcher.activate();
			await watcher.stop();
			const ledger = await openLedger();
			const kept = await ledger.registration(HOLDER);
			if (!kept) throw new Error('The watcher has registered nothing');
			// As if it had been active for an hour, and n8n had just started.
			await ledger.dropRegistration(HOLDER);
			await ledger.saveRegistration({ ...kept, lookedUntil: Date.now() - HOUR });
		});
		afterEach(async () => {
			jest.restoreAllMocks();
			await watcher.stop();
			await company.close();
			await forgetLedger();
		});

		const sendTextBack = async (): Promise<RunResult> => {
			const { call, ...item } = missedCall();
			return await runWorkflow({
				nodes: [{ node: SendTextBack, parameters: { phoneSystem } }],
				input: [{ ...item, call, business: { name: 'Oak Street Plumbing', number } }],
				credentials: [credentialAt(company)],
			});
		};
		const textsToCaller = () => company.messages().filter(({ to }) => to === CALLER).length;
		const stopInVain = async () =>
			await company.sendText({ from: CALLER, to: number, body: 'please never text me again' });

		test('an opt-out is obeyed before anybody is texted, and told once', async () => {
			await stopInVain();
			const run = sendTextBack();
			await watcher.activate('init');
			expect((await run).items('Send Text-Back', SKIPPED)).toMatchObject([
				{ text: { skippedBecause: 'optedOut' } },
			]);
			expect(textsToCaller()).toBe(0);
			expect((await watcher.nextEmission())[OPTED_OUT]).toMatchObject([
				{
					json: {
						event: 'optedOut',
						contact: { number: CALLER },
						reply: { body: 'please never text me again' },
					},
				},
			]);
			await watcher.stop();
			await watcher.activate('init');
			expect((await sendTextBack()).items('Send Text-Back', SKIPPED)).toHaveLength(1);
			expect(watcher.emitted).toHaveLength(1);
		});

		test('that cannot be read keep texts waiting, for a while', async () => {
			jest.replaceProperty(unreadPatience, 'runMs', 0);
			const waiting = await sendTextBack();
			expect(waiting.error).toMatchObject({
				message: 'The texts that came in while n8n was down could not be read yet',
				description: expect.stringContaining('may ask for no more texts') as string,
			});
			expect(textsToCaller()).toBe(0);
			jest.replaceProperty(unreadPatience, 'altogetherMs', 0);
			expect((await sendTextBack()).items('Send Text-Back', SENT)).toHaveLength(1);
		});

		test('keep no text waiting after the workflow was activated for the first time', async () => {
			await watcher.deactivate();
			await watcher.activate();
			expect((await sendTextBack()).items('Send Text-Back', SENT)).toHaveLength(1);
		});

		test('keep no text waiting where nobody watches the number', async () => {
			await (await openLedger()).dropRegistration(HOLDER);
			expect((await sendTextBack()).items('Send Text-Back', SENT)).toHaveLength(1);
		});
	},
);
