import type { INodeParameters } from 'n8n-workflow';
import { MissedCallLedger } from '../../nodes/MissedCallLedger/MissedCallLedger.node';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { api, BUSINESS, itemsOf, setNumber, startQuickCompany } from '../sandbox/company';
import { MountedTrigger, runWorkflow, type FilledCredential, type RunResult } from './engine';
import { credentialFor, forgetLedger } from './support';

const NODE = 'Missed Call Ledger';
const OLD = { VoiceUrl: 'https://old.example/a-secret/voice', StatusCallback: '' };

let company: PhoneCompany;

beforeEach(async () => {
	company = await startQuickCompany();
	await setNumber(company, OLD);
	// A workflow that is deleted later, while n8n does not run.
	const trigger = new MountedTrigger({
		node: MissedCallTrigger,
		workflowId: 'a workflow that is gone',
		credentials: [credentialFor(company)],
		parameters: {
			phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
			businessName: 'Oak Street Plumbing',
			phones: { phone: [{ number: '(415) 555-0199' }] },
		},
	});
	await trigger.activate();
	await trigger.stop();
});
afterEach(async () => {
	await company.close();
	await forgetLedger();
});

async function voiceUrl(): Promise<unknown> {
	const answer = await api(company, 'GET', '/IncomingPhoneNumbers.json');
	return itemsOf(answer, 'incoming_phone_numbers').find((one) => one['phone_number'] === BUSINESS)?.[
		'voice_url'
	];
}

async function unpublishAll(
	parameters: INodeParameters = { confirmed: true },
	credentials: FilledCredential[] = [credentialFor(company)],
): Promise<RunResult> {
	return await runWorkflow({
		nodes: [
			{
				node: MissedCallLedger,
				parameters: { resource: 'phoneNumber', operation: 'unpublishAll', ...parameters },
			},
		],
		credentials,
	});
}

test('puts a number back whose workflow is gone, and tells where to, without secrets', async () => {
	const [item] = (await unpublishAll()).items(NODE);
	expect(item).toMatchObject({
		provider: 'twilio',
		number: BUSINESS,
		use: 'calls',
		outcome: 'putBack',
		fields: { VoiceUrl: 'https://old.example', StatusCallback: '' },
	});
	expect(await voiceUrl()).toBe(OLD.VoiceUrl);
	expect((await unpublishAll()).items(NODE)).toEqual([]);
});

test('is not run by accident: it wants to be confirmed', async () => {
	const { error } = await unpublishAll({});
	expect(error?.message).toBe('No number was put back');
	expect(await voiceUrl()).not.toBe(OLD.VoiceUrl);
});

test('tells which number needs a credential that the node does not have, and keeps it on record', async () => {
	expect((await unpublishAll({ confirmed: true }, [])).items(NODE)).toEqual([
		expect.objectContaining({ outcome: 'failed', problem: 'There is no credential for its phone system.' }),
	]);
	expect((await unpublishAll()).items(NODE)).toEqual([expect.objectContaining({ outcome: 'putBack' })]);
});
