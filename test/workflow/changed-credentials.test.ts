import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { MissedCallTwilioApi } from '../../credentials/MissedCallTwilioApi.credentials';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { twilio } from '../../providers/twilio';
import { ACCOUNT_SID, BUSINESS, CALLER } from '../sandbox/company';
import { MountedTrigger } from './engine';
import { Credentials } from './engine/credentials';
import { forgetLedger } from './support';

const A_MINUTE_MS = 60_000;

let now = Date.UTC(2026, 10, 23, 15, 0, 0);
let data: Record<string, string>;
let trigger: MountedTrigger;
let reads: jest.SpyInstance;
let checks: jest.SpyInstance;

beforeEach(() => {
	// What was read for the test before is not recent any more.
	now += 10 * A_MINUTE_MS;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	reads = jest.spyOn(Credentials.prototype, 'getDecrypted');
	checks = jest.spyOn(twilio, 'isAuthentic');
	data = { accountSid: ACCOUNT_SID, authToken: 'the old token' };
	trigger = mount();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await forgetLedger();
});

function mount(workflowId = 'workflow'): MountedTrigger {
	return new MountedTrigger({
		workflowId,
		node: MissedCallTrigger,
		parameters: {
			route: 'forwarded',
			phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
			businessName: 'Oak Street Plumbing',
		},
		credentials: [{ type: new MissedCallTwilioApi(), data }],
	});
}

/** The status that a report gets which is signed with this token. */
async function reported(token: string): Promise<number | undefined> {
	const form = { CallSid: 'CA1', From: CALLER, To: BUSINESS, CallStatus: 'ringing' };
	const query = { step: 'status' };
	const url = `${trigger.webhookUrl()}?step=status`;
	const headers = { 'x-twilio-signature': getExpectedTwilioSignature(token, url, form) };
	return (await trigger.call({ form, query, headers })).answer?.status;
}

test('a credential is read once for the webhooks of a minute', async () => {
	for (let webhook = 0; webhook < 10; webhook += 1) expect(await reported('the old token')).toBe(200);
	expect(reads).toHaveBeenCalledTimes(1);
});

test('a secret that was replaced is not believed for longer than a minute, although no genuine webhook came', async () => {
	expect(await reported('the old token')).toBe(200);
	data.authToken = 'the new token';
	now += A_MINUTE_MS;
	expect(await reported('the old token')).toBe(403);
});

test('a clock that was set back makes nothing recent', async () => {
	expect(await reported('the old token')).toBe(200);
	data.authToken = 'the new token';
	now -= 5 * A_MINUTE_MS;
	expect(await reported('the old token')).toBe(403);
});

test('a new secret is believed at once', async () => {
	expect(await reported('the old token')).toBe(200);
	data.authToken = 'the new token';
	now += 1;
	expect(await reported('the new token')).toBe(200);
});

test('strangers cause four readings a minute at most, one check of each webhook, and one line in the log', async () => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	trigger = mount('besieged');
	const warn = jest.spyOn(Container.get(Logger), 'warn').mockImplementation(() => undefined);
	for (let webhook = 0; webhook < 100; webhook += 1) {
		now += 1;
		expect(await reported('a stranger’s token')).toBe(403);
	}
	expect(reads.mock.calls.length).toBeLessThanOrEqual(4);
	expect(checks).toHaveBeenCalledTimes(100);
	expect(warn).toHaveBeenCalledTimes(1);
	jest.advanceTimersByTime(A_MINUTE_MS);
	expect(warn.mock.calls.map(([line]) => line)).toEqual([
		'Missed Call Trigger: refused a webhook: its signature is missing or wrong',
		'Missed Call Trigger: refused 99 more within a minute',
	]);
	jest.advanceTimersByTime(10 * A_MINUTE_MS);
	expect(warn).toHaveBeenCalledTimes(2);
	jest.useRealTimers();
});

test('so that a new secret is believed within a minute, whatever strangers send', async () => {
	for (let webhook = 0; webhook < 10; webhook += 1) {
		now += 1;
		await reported('a stranger’s token');
	}
	data.authToken = 'the new token';
	now += A_MINUTE_MS;
	expect(await reported('the new token')).toBe(200);
});
