import { ledgerFile, openLedger } from '../../ledger/open';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { api, BUSINESS, itemsOf, setNumber, startQuickCompany } from '../sandbox/company';
import { MountedTrigger, type TriggerOptions } from './engine';
import { credentialFor, forgetLedger } from './support';

const HERE = 'http://127.0.0.1:65000/';
const OLD = { VoiceUrl: 'https://old.example/voice', StatusCallback: 'https://old.example/status' };
const PARAMETERS = {
	phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
	businessName: 'Oak Street Plumbing',
	phones: { phone: [{ number: '(415) 555-0199' }] },
};
const PASTED = { numberOptions: { addresses: 'paste' } };

let company: PhoneCompany;
let mounted: MountedTrigger[];

beforeEach(async () => {
	company = await startQuickCompany();
	mounted = [];
	await setNumber(company, OLD);
});
afterEach(async () => {
	for (const trigger of mounted) await trigger.stop();
	await company.close();
	await forgetLedger();
});

function mount(options: Partial<TriggerOptions> = {}, parameters: object = {}): MountedTrigger {
	const trigger = new MountedTrigger({
		node: MissedCallTrigger,
		credentials: [credentialFor(company)],
		publicUrl: HERE,
		...options,
		parameters: { ...PARAMETERS, ...parameters },
	});
	mounted.push(trigger);
	return trigger;
}

async function numberNow(): Promise<Record<string, unknown>> {
	const answer = await api(company, 'GET', '/IncomingPhoneNumbers.json');
	return itemsOf(answer, 'incoming_phone_numbers').find((one) => one['phone_number'] === BUSINESS) ?? {};
}
const voiceUrl = async () => (await numberNow())['voice_url'];
const incoming = (trigger: MountedTrigger) =>
	`${trigger.webhookUrl()}?step=incoming#rc=2&rp=ct,5xx&ct=1000&rt=2000`;
const changes = () => company.events().filter((event) => event.type === 'api' && event.method === 'POST');

/** n8n is killed: what the trigger registered is that of a process which is gone. */
async function kill(trigger: MountedTrigger, holder: string): Promise<void> {
	await trigger.stop();
	const dead = await openSqliteLedger(ledgerFile(), 'a process that is gone');
	const registration = await dead.registration(holder);
	if (!registration) throw new Error(`${holder} has no registration`);
	await dead.saveRegistration(registration);
	await dead.close();
}

describe('n8n’s own address', () => {
	const far = (publicUrl: string) =>
		mount({
			publicUrl,
			credentials: [{ ...credentialFor(company), data: { accountSid: 'AC1', authToken: 'x' } }],
		}).activate();

	test.each([
		'http://localhost:5678/',
		'https://localhost/',
		'https://n8n/',
		'https://n8n.local/',
		'https://127.0.0.1/',
		'https://10.1.2.3/',
		'https://192.168.1.20:5678/',
		'https://172.20.0.3/',
		'https://169.254.1.1/',
		'https://[::1]:5678/',
		'https://[fd00::5]/',
	])('%s is refused: the phone system cannot reach it', async (url) => {
		await expect(far(url)).rejects.toThrow(/cannot reach this n8n.*WEBHOOK_URL/);
	});

	test('http is refused: others could read who calls whom', async () => {
		await expect(far('http://n8n.example.com/')).rejects.toThrow(/not encrypted.*WEBHOOK_URL/);
	});
});

describe('a number whose settings would keep calls or texts from us', () => {
	test.each([
		[MissedCallTrigger, { TrunkSid: 'TK1' }, /SIP Trunk.*Voice Configuration/],
		[ReplyWatcher, { SmsApplicationSid: 'AP1' }, /TwiML App.*Messaging Configuration/],
	])('is refused and left alone: %p', async (node, setting, words) => {
		await setNumber(company, setting);
		const before = changes().length;
		await expect(mount({ node }).activate()).rejects.toThrow(words);
		expect(changes()).toHaveLength(before);
	});
});

describe('a number that another workflow has', () => {
	test('is refused with that workflow’s name, and stays with it', async () => {
		const first = mount({ workflowId: 'first' });
		await first.activate();
		const second = mount({ workflowId: 'second' });
		await expect(second.activate()).rejects.toThrow(
			/active workflow “.+” already gets the calls.*Unpublish that workflow/,
		);
		await second.deactivate();
		expect(await voiceUrl()).toBe(incoming(first));
	});

	test('is refused to a second trigger of the same workflow, too', async () => {
		await mount().activate();
		const twin = mount({ name: 'Twin', id: 'twin' });
		await expect(twin.activate()).rejects.toThrow(/Another trigger of this workflow/);
	});

	test('is free once that workflow is deactivated, and goes back to what was there first', async () => {
		const first = mount({ workflowId: 'first' });
		await first.activate();
		await first.deactivate();
		const second = mount({ workflowId: 'second' });
		await second.activate();
		await second.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('is free when that workflow could not give it back, and still goes back to what was there first', async () => {
		const first = mount({ workflowId: 'first' });
		await first.activate();
		company.setFailure('500');
		await expect(first.deactivate()).rejects.toThrow(/problem of its own/);
		company.setFailure('none');
		const second = mount({ workflowId: 'second' });
		await second.activate();
		expect(await voiceUrl()).toBe(incoming(second));
		await second.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('is free when that workflow died with its n8n and never came back', async () => {
		const first = mount({ workflowId: 'first' });
		await first.activate();
		await kill(first, 'first:node-0');
		const second = mount({ workflowId: 'second' });
		await second.activate();
		await second.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('stays with it when n8n starts again and the other one goes first', async () => {
		const first = mount({ workflowId: 'first' });
		await first.activate();
		await kill(first, 'first:node-0');
		const second = mount({ workflowId: 'second' });
		await expect(second.activate('init')).rejects.toThrow(
			/^“.+” had the calls of \+\d+ before n8n stopped.*unpublish this one and publish it again/,
		);
		await first.activate('init');
		expect(await voiceUrl()).toBe(incoming(first));
		await expect(second.activate('init')).rejects.toThrow(/active workflow “.+” already gets the calls/);
	});

	test.each([
		['workflow', { workflowId: 'second' }, /^“.+” had the calls/],
		[
			'trigger of this workflow',
			{ name: 'Twin', id: 'twin' },
			/^Another trigger of this workflow had the calls/,
		],
	])('is had by publishing again when the %s that had it is gone', async (_what, change, words) => {
		const gone = mount();
		await gone.activate();
		await kill(gone, 'workflow:node-0');
		const left = mount(change);
		for (const mode of ['init', 'leadershipChange'] as const) {
			await expect(left.activate(mode)).rejects.toThrow(words);
		}
		await left.deactivate();
		await left.activate();
		expect(await voiceUrl()).toBe(incoming(left));
		await left.stop();
		await left.activate('init');
		await left.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('can have its texts watched by another workflow than its calls', async () => {
		await mount({ workflowId: 'first' }).activate();
		await expect(mount({ workflowId: 'second', node: ReplyWatcher }).activate()).resolves.toBeUndefined();
	});
});

describe('a start of n8n while the phone system', () => {
	test.each(['500', '429', 'html'] as const)('answers with %s goes by what is on record', async (failure) => {
		const trigger = mount();
		await trigger.activate();
		await kill(trigger, 'workflow:node-0');
		company.setFailure(failure);
		await trigger.activate('init');
		company.setFailure('none');
		await expect(mount({ workflowId: 'second' }).activate()).rejects.toThrow(/already gets the calls/);
		await trigger.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('refuses the credential fails, and so does publishing while it does not answer', async () => {
		const trigger = mount();
		await trigger.activate();
		await trigger.stop();
		company.setFailure('401');
		await expect(trigger.activate('init')).rejects.toThrow();
		company.setFailure('500');
		await expect(trigger.activate('update')).rejects.toThrow(/problem of its own/);
	});
});

describe('registering', () => {
	test('twice changes nothing', async () => {
		const trigger = mount();
		await trigger.activate();
		const before = changes().length;
		await trigger.stop();
		await trigger.activate('init');
		await trigger.stop();
		await trigger.activate();
		expect(changes()).toHaveLength(before);
		await trigger.deactivate();
		expect(await numberNow()).toMatchObject({
			voice_url: OLD.VoiceUrl,
			status_callback: OLD.StatusCallback,
		});
	});

	test('another number gives the first one back', async () => {
		await mount().activate();
		const moved = mount({}, { phoneNumber: { __rl: true, mode: 'number', value: '+14155550101' } });
		await moved.activate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
		await moved.deactivate();
	});

	test('another number works although the first one has left the account, whose old address the log does not tell', async () => {
		await setNumber(company, { VoiceUrl: 'https://user:hunter2@old.example/voice?key=hunter2' });
		await mount().activate();
		company.removeNumber(BUSINESS);
		const moved = mount({}, { phoneNumber: { __rl: true, mode: 'number', value: '+14155550101' } });
		await moved.activate();
		expect(moved.warnings.join()).toContain('https://old.example');
		expect(moved.warnings.join()).not.toContain('hunter2');
		await moved.deactivate();
	});
});

describe('a test run', () => {
	test('that n8n’s end cut short leaves no trace once the workflow is active again', async () => {
		const listening = mount({ test: true });
		await listening.activate();
		const trigger = mount();
		await trigger.activate();
		await kill(listening, 'workflow:node-0:test');
		await kill(trigger, 'workflow:node-0');
		await trigger.activate('init');
		expect(await voiceUrl()).toBe(incoming(trigger));
		await trigger.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('that n8n’s end cut short, of a workflow that is not active, is undone by the next one', async () => {
		const listening = mount({ test: true });
		await listening.activate();
		await kill(listening, 'workflow:node-0:test');
		await listening.activate();
		await listening.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('of a published workflow leaves the number where it is', async () => {
		const trigger = mount();
		await trigger.activate();
		const listening = mount({ test: true });
		await listening.activate();
		expect(await voiceUrl()).toBe(incoming(trigger));
		await listening.deactivate();
		expect(await voiceUrl()).toBe(incoming(trigger));
		await trigger.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('is refused the number of another workflow that is published', async () => {
		const trigger = mount({ workflowId: 'other' });
		await trigger.activate();
		await expect(mount({ test: true }).activate()).rejects.toThrow(/already gets the calls/);
		expect(await voiceUrl()).toBe(incoming(trigger));
	});

	test('during which the workflow is activated ends without taking the number from it', async () => {
		const listening = mount({ test: true });
		await listening.activate();
		const trigger = mount();
		await trigger.activate();
		await listening.deactivate();
		expect(await voiceUrl()).toBe(incoming(trigger));
		await trigger.deactivate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});
});

describe('who pastes the addresses', () => {
	test('has a number that we neither read nor change', async () => {
		const before = company.events().length;
		const trigger = mount({}, PASTED);
		await trigger.activate();
		await trigger.stop();
		await trigger.activate('init');
		await trigger.deactivate();
		expect(company.events()).toHaveLength(before);
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('gets back what was there, who let us set them before', async () => {
		const trigger = mount();
		await trigger.activate();
		await trigger.stop();
		const pasted = mount({}, PASTED);
		await pasted.activate();
		expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	});

	test('is told all the same when n8n cannot be reached or the number is taken', async () => {
		await mount({ workflowId: 'first' }).activate();
		await expect(mount({ workflowId: 'second' }, PASTED).activate()).rejects.toThrow(
			/already gets the calls/,
		);
		const far = mount(
			{
				publicUrl: 'http://localhost:5678/',
				credentials: [{ ...credentialFor(company), data: { accountSid: 'AC1', authToken: 'x' } }],
				workflowId: 'far',
				node: ReplyWatcher,
			},
			PASTED,
		);
		await expect(far.activate()).rejects.toThrow(/cannot reach this n8n/);
	});

	test('has delivery reported to that address', async () => {
		const watcher = mount({ node: ReplyWatcher }, PASTED);
		await watcher.activate();
		const [registration] = await (await openLedger()).registrationsOf('twilio', BUSINESS, 'texts');
		expect(registration).toMatchObject({ webhookUrl: watcher.webhookUrl(), ours: {} });
	});
});
