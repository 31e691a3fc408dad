import type { PhoneCompany } from '../../sandbox/phone-company';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { openLedger } from '../../ledger/open';
import { api, BUSINESS, CALLER, itemsOf, OWNER, setNumber, startQuickCompany } from '../sandbox/company';
import { MountedTrigger } from './engine';
import { credentialFor, forgetLedger } from './support';

const OTHER_FALLBACK = 'https://handler.twilio.example/my-own-fallback';
const PARAMETERS = {
	phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
	businessName: 'Oak Street Plumbing',
	phones: { phone: [{ number: OWNER, seconds: 18 }] },
};

let company: PhoneCompany;
let mounted: MountedTrigger[];

beforeEach(async () => {
	company = await startQuickCompany();
	mounted = [];
});
afterEach(async () => {
	for (const trigger of mounted) await trigger.stop();
	await company.close();
	await forgetLedger();
});

/** Nobody listens at its address, as while n8n is down. */
function mount(parameters: object = {}): MountedTrigger {
	const trigger = new MountedTrigger({
		node: MissedCallTrigger,
		parameters: { ...PARAMETERS, ...parameters },
		credentials: [credentialFor(company)],
		publicUrl: 'http://127.0.0.1:9/',
	});
	mounted.push(trigger);
	return trigger;
}

async function published(parameters: object = {}): Promise<MountedTrigger> {
	const trigger = mount(parameters);
	await trigger.activate();
	return trigger;
}

async function fallbackNow(): Promise<unknown> {
	const answer = await api(company, 'GET', '/IncomingPhoneNumbers.json');
	const numbers = itemsOf(answer, 'incoming_phone_numbers');
	return numbers.find((one) => one['phone_number'] === BUSINESS)?.['voice_fallback_url'];
}

const callIn = () => company.placeCall({ from: CALLER, to: BUSINESS, speaks: true });
const heard = () => company.events().flatMap((event) => (event.type === 'heard' ? [event.text] : []));

describe('publishing', () => {
	test('has the phone system ring the phones itself while n8n is down', async () => {
		await published();
		expect(company.flows()).toMatchObject([
			{ friendly_name: `Fallback for Oak Street Plumbing ${BUSINESS} (n8n)`, status: 'published' },
		]);
		await callIn();
		await company.phone(OWNER).rings();
	});

	test('again with other settings brings the same flow up to date', async () => {
		const first = await published();
		await first.stop();
		await published({ phones: { phone: [{ number: '+14155550198', seconds: 18 }] } });
		expect(company.flows()).toMatchObject([{ revision: 2 }]);
		await callIn();
		await company.phone('+14155550198').rings();
	});

	test('again with the same settings changes nothing', async () => {
		const first = await published();
		await first.stop();
		await published();
		expect(company.flows()).toMatchObject([{ revision: 1 }]);
	});

	test('makes the flow anew when somebody deleted it at the phone system', async () => {
		const first = await published();
		await first.stop();
		await setNumber(company, { VoiceFallbackUrl: '' });
		company.deleteFlows();
		await published();
		expect(company.flows()).toHaveLength(1);
		expect(await fallbackNow()).toContain(company.flows()[0]?.sid);
	});

	test('leaves a fallback alone that somebody else has set, and so does unpublishing', async () => {
		await setNumber(company, { VoiceUrl: 'https://old.example/voice', VoiceFallbackUrl: OTHER_FALLBACK });
		const trigger = await published();
		expect(company.flows()).toEqual([]);
		expect(await fallbackNow()).toBe(OTHER_FALLBACK);
		await trigger.deactivate();
		expect(await fallbackNow()).toBe(OTHER_FALLBACK);
	});

	test('works without a credential that may make flows, and says what to do by hand', async () => {
		company.mayMakeFlows = false;
		const trigger = await published();
		expect(await fallbackNow()).toBe('');
		expect(trigger.warnings.join('\n')).toMatch(/will not ring while n8n is down.*when-n8n-is-down/);
	});

	test('sets nothing up where that is not wanted, and takes away what was set up before', async () => {
		const first = await published();
		await first.stop();
		await published({ numberOptions: { whenDown: 'leave' } });
		expect(company.flows()).toEqual([]);
		expect(await fallbackNow()).toBe('');
	});
});

test('unpublishing puts the number back and takes the flow away', async () => {
	const trigger = await published();
	await trigger.deactivate();
	expect(company.flows()).toEqual([]);
	expect(await fallbackNow()).toBe('');
});

test('a test run does not touch the fallback', async () => {
	const trigger = new MountedTrigger({
		node: MissedCallTrigger,
		parameters: PARAMETERS,
		credentials: [credentialFor(company)],
		publicUrl: 'http://127.0.0.1:9/',
		test: true,
	});
	mounted.push(trigger);
	await trigger.activate();
	expect(company.flows()).toEqual([]);
});

describe('a call that the phone system handled while n8n was down', () => {
	/** n8n is down, a call comes in, and n8n starts again. */
	async function whileDown(call: () => Promise<void>, parameters: object = {}): Promise<MountedTrigger> {
		const before = await published(parameters);
		await before.stop();
		await (await openLedger()).saveLookedUntil('workflow:node-0', Date.now() - 3_600_000);
		await call();
		const after = mount(parameters);
		await after.activate('init');
		return after;
	}

	test('and that nobody answered is a missed call', async () => {
		const trigger = await whileDown(async () => {
			const call = await callIn();
			await call.waitFor('ended');
		});
		const [missed] = await trigger.nextEmission();
		expect(missed).toMatchObject([{ json: { call: { verdict: 'missed', reason: 'noAnswer', late: true } } }]);
		expect(heard()).toEqual([expect.stringContaining('Sorry we missed your call')]);
	});

	test('and that somebody picked up is uncertain, since nobody was asked for a key', async () => {
		const trigger = await whileDown(async () => {
			const call = await callIn();
			const owner = company.phone(OWNER);
			await owner.rings();
			owner.answer();
			await call.waitFor('bridged');
			// They talk for two seconds of the pretend network.
			await new Promise((resolve) => setTimeout(resolve, 20));
			owner.hangUp();
			await call.waitFor('ended');
		});
		const [missed] = await trigger.nextEmission();
		expect(missed).toMatchObject([{ json: { call: { verdict: 'uncertain', reason: 'whoPickedUp' } } }]);
	});

	test('brings the message that the caller left', async () => {
		const trigger = await whileDown(
			async () => {
				const call = await callIn();
				await call.leaveVoicemail(3);
				await call.waitFor('ended');
			},
			{ afterMiss: 'voicemail' },
		);
		const [missed, voicemail] = await trigger.nextEmission();
		expect(missed).toMatchObject([{ json: { event: 'missedCall' } }]);
		expect(voicemail).toMatchObject([
			{ json: { event: 'voicemail', call: { voicemail: { seconds: 3 }, late: true } } },
		]);
	});
});
