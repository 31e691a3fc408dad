import { dirname } from 'node:path';
import { restore } from '../../cli/restore';
import { closeLedgers, ledgerFile } from '../../ledger/open';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import {
	ACCOUNT_SID,
	api,
	AT_TELNYX,
	AUTH_TOKEN,
	BUSINESS,
	itemsOf,
	setNumber,
	startQuickCompany,
	TELNYX_BUSINESS,
	TELNYX_KEYS,
} from '../sandbox/company';
import { MountedTrigger, type FilledCredential } from '../workflow/engine';
import { credentialFor, forgetLedger, telnyxCredentialFor } from '../workflow/support';

const OLD = { VoiceUrl: 'https://old.example/voice', SmsUrl: 'https://old.example/texts' };

/** n8n's own folder, where the record is. */
const folder = () => dirname(dirname(ledgerFile()));

let company: PhoneCompany;
let said: string[];

beforeEach(async () => {
	company = await startQuickCompany({ telnyx: AT_TELNYX });
	said = [];
	await setNumber(company, OLD);
});
afterEach(async () => {
	await company.close();
	await forgetLedger();
});

/** Publishes workflows, and then n8n and they are gone. */
async function publishAndLoseN8n(
	phoneSystem: string,
	number: string,
	credential: FilledCredential,
): Promise<void> {
	for (const node of [MissedCallTrigger, ReplyWatcher]) {
		const trigger = new MountedTrigger({
			node,
			workflowId: `${phoneSystem} ${node.name}`,
			credentials: [credential],
			parameters: {
				phoneSystem,
				phoneNumber: { __rl: true, mode: 'number', value: number },
				businessName: 'Oak Street Plumbing',
				phones: { phone: [{ number: '(415) 555-0199' }] },
			},
		});
		await trigger.activate();
		await trigger.stop();
	}
}

async function numberNow(): Promise<Record<string, unknown>> {
	const answer = await api(company, 'GET', '/IncomingPhoneNumbers.json');
	return itemsOf(answer, 'incoming_phone_numbers').find((one) => one['phone_number'] === BUSINESS) ?? {};
}

const inEnvironment = () => ({
	TWILIO_ACCOUNT_SID: ACCOUNT_SID,
	TWILIO_AUTH_TOKEN: AUTH_TOKEN,
	TWILIO_API_URL: company.url,
	TELNYX_API_KEY: TELNYX_KEYS.apiKey,
	TELNYX_API_URL: company.url,
});
const run = async (environment: NodeJS.ProcessEnv, ask?: (question: string) => Promise<string>) =>
	await restore(folder(), { environment, say: (line) => said.push(line), ...(ask && { ask }) });

test('puts every number back as it was, without n8n, and says what each was set to', async () => {
	const before = await numberNow();
	await publishAndLoseN8n('twilio', BUSINESS, credentialFor(company));
	await publishAndLoseN8n('telnyx', TELNYX_BUSINESS, telnyxCredentialFor(company));
	await closeLedgers();
	expect(await numberNow()).not.toMatchObject({ voice_url: OLD.VoiceUrl });

	expect(await run(inEnvironment())).toBe(true);
	expect(await numberNow()).toEqual({ ...before, date_updated: expect.anything() });
	expect(said).toEqual(
		expect.arrayContaining([
			expect.stringMatching(
				/^\+14155550100, calls at Twilio .*put back to VoiceUrl https:\/\/old.example\/voice/,
			),
			expect.stringMatching(
				/^\+14155550100, texts at Twilio .*put back to SmsUrl https:\/\/old.example\/texts/,
			),
			expect.stringMatching(/^\+14155550102, calls at Telnyx .*put back/),
			expect.stringMatching(/^\+14155550102, texts at Telnyx .*put back/),
		]),
	);

	said = [];
	expect(await run({})).toBe(true);
	expect(said).toEqual(['The record holds no number that points to n8n.']);
});

test('leaves a number alone that somebody else has set since', async () => {
	await publishAndLoseN8n('twilio', BUSINESS, credentialFor(company));
	await closeLedgers();
	await setNumber(company, { SmsUrl: 'https://new.example/texts' });
	expect(await run(inEnvironment())).toBe(true);
	expect(await numberNow()).toMatchObject({ sms_url: 'https://new.example/texts' });
	expect(said).toContainEqual(expect.stringMatching(/texts at Twilio .*left alone/));
});

test('asks a person for what is not in the environment, once', async () => {
	await publishAndLoseN8n('twilio', BUSINESS, credentialFor(company));
	await closeLedgers();
	const questions: string[] = [];
	const answers: Record<string, string> = {
		'Twilio, Account SID': ACCOUNT_SID,
		'Twilio, Auth Token': AUTH_TOKEN,
	};
	await run({ TWILIO_API_URL: company.url }, async (question) => {
		questions.push(question);
		return answers[question] ?? '';
	});
	expect(questions).toEqual(Object.keys(answers));
	expect(await numberNow()).toMatchObject({ sms_url: OLD.SmsUrl });
});

test('says where a secret belongs when there is no person to ask', async () => {
	await publishAndLoseN8n('twilio', BUSINESS, credentialFor(company));
	await closeLedgers();
	await expect(run({})).rejects.toThrow(/Auth Token of Twilio is missing\. Set TWILIO_AUTH_TOKEN/);
});

test('keeps on record what could not be put back, and says why', async () => {
	await publishAndLoseN8n('twilio', BUSINESS, credentialFor(company));
	await closeLedgers();
	expect(await run({ ...inEnvironment(), TWILIO_AUTH_TOKEN: 'wrong' })).toBe(false);
	expect(said).toContainEqual(expect.stringMatching(/NOT put back\. Twilio did not accept the credential/));
	expect(await run(inEnvironment())).toBe(true);
	expect(await numberNow()).toMatchObject({ voice_url: OLD.VoiceUrl, sms_url: OLD.SmsUrl });
});

test('names the folder in which no record is', async () => {
	await expect(restore('/nowhere', { environment: {}, say: (line) => said.push(line) })).rejects.toThrow(
		'There is no record in /nowhere',
	);
});
