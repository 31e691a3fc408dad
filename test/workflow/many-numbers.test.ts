import { openLedger } from '../../ledger/open';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { api, BUSINESS, CALLER, itemsOf, setNumber, startQuickCompany } from '../sandbox/company';
import { MountedTrigger, type WebhookOutcome } from './engine';
import { credentialFor, exposed, forgetLedger } from './support';

const SECOND = '+14155550101';
const EVERY = { numberOptions: { addresses: 'everyNumber' } };

let company: PhoneCompany;
let outcomes: WebhookOutcome[];
const open: Array<{ trigger: MountedTrigger; close: () => Promise<void> }> = [];

beforeEach(async () => {
	company = await startQuickCompany();
	outcomes = [];
});
afterEach(async () => {
	for (const { trigger } of open) await trigger.stop();
	await company.close();
	for (const { close } of open.splice(0)) await close();
	await forgetLedger();
});

async function activate(
	node: typeof MissedCallTrigger | typeof ReplyWatcher,
	parameters: object,
	workflowId = 'many',
): Promise<MountedTrigger> {
	const mounted = await exposed(
		(publicUrl) =>
			new MountedTrigger({
				node,
				parameters: { ...EVERY, ...parameters },
				credentials: [credentialFor(company)],
				publicUrl,
				workflowId,
			}),
		(outcome) => outcomes.push(outcome),
	);
	open.push(mounted);
	await mounted.trigger.activate();
	return mounted.trigger;
}

const callsOfAll = (parameters: object = {}) =>
	activate(MissedCallTrigger, { route: 'forwarded', ...parameters });

async function callTo(number: string): Promise<void> {
	const call = await company.placeCall({ from: CALLER, to: number });
	await call.waitFor('ended');
}

/** What the webhooks so far have brought into the workflow. */
const businesses = () =>
	outcomes.flatMap(({ started }) => started?.[0] ?? []).map(({ json }) => json['business']);

describe('a trigger of every number that reports to its address', () => {
	test('takes the calls of each under the number that was called', async () => {
		const trigger = await callsOfAll();
		for (const number of [BUSINESS, SECOND]) {
			await setNumber(company, { VoiceUrl: `${trigger.webhookUrl()}?step=incoming` }, number);
			await callTo(number);
		}
		expect(businesses()).toEqual([
			expect.objectContaining({ number: BUSINESS }),
			expect.objectContaining({ number: SECOND }),
		]);
		expect(await (await openLedger()).businessesServedBy('many')).toEqual([BUSINESS, SECOND]);
	});

	test('leaves alone what the numbers are set to', async () => {
		await setNumber(company, { VoiceUrl: 'https://old.example/voice' });
		await callsOfAll();
		const numbers = itemsOf(
			await api(company, 'GET', '/IncomingPhoneNumbers.json'),
			'incoming_phone_numbers',
		);
		expect(numbers[0]?.['voice_url']).toBe('https://old.example/voice');
	});

	test('leaves a call to the workflow that is active with just that number', async () => {
		const every = await callsOfAll();
		const one = await activate(
			MissedCallTrigger,
			{
				numberOptions: { addresses: 'paste' },
				phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
				businessName: 'Oak Street Plumbing',
				route: 'forwarded',
			},
			'one',
		);
		await setNumber(company, { VoiceUrl: `${every.webhookUrl()}?step=incoming` });
		await callTo(BUSINESS);
		expect(businesses()).toEqual([]);
		await one.stop();
	});

	test('is refused where it would have to ring somebody’s phones', async () => {
		await expect(callsOfAll({ route: 'ring' })).rejects.toThrow('cannot ring the phones of one business');
	});
});

describe('a watcher of every number that reports to its address', () => {
	test('takes a text under the number that it went to, and remembers who opted out there alone', async () => {
		const watcher = await activate(ReplyWatcher, { noReplyMinutes: 0 });
		for (const number of [BUSINESS, SECOND])
			await setNumber(company, { SmsUrl: watcher.webhookUrl() }, number);
		await company.sendText({ from: CALLER, to: SECOND, body: 'Stop texting me' });
		const items = await watcher.nextEmission();
		expect(items[2]?.[0]?.json).toMatchObject({ event: 'optedOut', business: { number: SECOND } });
		const ledger = await openLedger();
		expect(await ledger.isSuppressed({ business: SECOND, caller: CALLER })).toBe(true);
		expect(await ledger.isSuppressed({ business: BUSINESS, caller: CALLER })).toBe(false);
	});
});
