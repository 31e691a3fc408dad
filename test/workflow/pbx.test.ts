import { MissedCallWebhookApi } from '../../credentials/MissedCallWebhookApi.credentials';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { CALLER, OWNER, startQuickCompany } from '../sandbox/company';
import { MountedTrigger, type WebhookOutcome } from './engine';
import { exposed, forgetLedger } from './support';

const FRONT_DESK = '+14155550105';
const secret = `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`;

let company: PhoneCompany;
let open: Awaited<ReturnType<typeof exposed>>;
let outcomes: WebhookOutcome[];

beforeEach(async () => {
	outcomes = [];
	open = await exposed(
		(publicUrl) =>
			new MountedTrigger({
				node: MissedCallTrigger,
				parameters: {
					phoneSystem: 'generic',
					phoneNumber: { __rl: true, mode: 'number', value: FRONT_DESK },
					businessName: 'Oak Street Plumbing',
					options: { ignoreShorterThan: 0 },
				},
				credentials: [{ type: new MissedCallWebhookApi(), data: { proof: 'signature', secret } }],
				publicUrl,
			}),
		(outcome) => outcomes.push(outcome),
	);
	await open.trigger.activate();
	company = await startQuickCompany({
		pbx: {
			number: FRONT_DESK,
			label: 'Oak Street Plumbing',
			phone: OWNER,
			ringSeconds: 18,
			secret,
			webhookUrl: () => open.trigger.webhookUrl(),
		},
	});
});
afterEach(async () => {
	await company.close();
	await open.trigger.deactivate();
	await open.close();
	await forgetLedger();
});

test.each<[string, (hangUp: () => void) => void | Promise<void>, string | undefined]>([
	['nobody picks up', () => undefined, 'noAnswer'],
	['the owner declines', () => company.phone(OWNER).decline(), 'busy'],
	['the caller gives up', (hangUp) => hangUp(), 'hungUp'],
	[
		'the owner answers',
		async () => {
			company.phone(OWNER).answer();
			await company.next((event) => event.type === 'call' && event.phase === 'bridged');
			company.phone(OWNER).hangUp();
		},
		undefined,
	],
])('a call to the PBX: %s', async (_what, act, reason) => {
	const call = await company.placeCall({ from: CALLER, to: FRONT_DESK });
	await company.phone(OWNER).rings();
	await act(() => call.hangUp());
	await call.waitFor('ended');
	await company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'call ended');
	const [outcome] = outcomes;
	expect(outcome?.answer?.status).toBe(200);
	expect((outcome?.started?.[0] ?? []).map(({ json }) => json)).toMatchObject(
		reason === undefined
			? []
			: [{ call: { provider: 'generic', id: call.sid, reason }, contact: { number: CALLER } }],
	);
});
