import { telnyx } from '../../../providers/telnyx';
import { account, CREDENTIAL, numbered, NUMBER } from './support';

const URL = 'https://n8n.example.com/webhook/abc/calls';
const OTHER = { phone_number: '+14155550101' };
const app = {
	id: 'app',
	record_type: 'texml_application',
	friendly_name: 'Oak Street',
	active: true,
	voice_url: 'https://old.example.com/calls',
	voice_method: 'get',
	status_callback: '',
	status_callback_method: 'post',
};
const trunk = { id: 'trunk', record_type: 'ip_connection', connection_name: 'PBX', active: true };
const voiceApi = {
	id: 'api',
	record_type: 'call_control_application',
	connection_name: 'Receptionist',
	webhook_event_url: 'https://receptionist.example.com/events',
};
const profile = { id: 'profile', name: 'Oak Street texts', enabled: true, webhook_url: null };

async function obstacles(
	paths: Record<string, unknown>,
	use: 'calls' | 'texts',
	route: 'ring' | 'listen' = 'ring',
): Promise<string[]> {
	const found = await telnyx.numbers.findObstacles(
		account(paths).http,
		CREDENTIAL,
		NUMBER,
		use,
		telnyx.numbers.webhookFields(use, route, URL),
	);
	return found.map(({ what, fix }) => `${what}. ${fix}`);
}

const atApp = numbered({ connection_id: 'app' });
const atTrunk = { '/phone_numbers': [numbered({ connection_id: 'trunk' })], '/connections/trunk': trunk };
const atProfile = numbered({ messaging_profile_id: 'profile' });

describe('nothing keeps Telnyx from calling us', () => {
	test('where the number has a TeXML application and a messaging profile for itself', async () => {
		const alone = { '/phone_numbers': [atApp], '/texml_applications/app': app };
		expect(await obstacles(alone, 'calls')).toEqual([]);
		const texts = {
			'/phone_numbers': [atProfile],
			'/messaging_profiles/profile': profile,
			'/messaging_profiles/profile/phone_numbers': [numbered()],
		};
		expect(await obstacles(texts, 'texts')).toEqual([]);
	});

	test('where we only listen to a SIP connection', async () => {
		expect(await obstacles(atTrunk, 'calls', 'listen')).toEqual([]);
	});
});

describe('what keeps Telnyx from calling us is named, with the place to change it', () => {
	test('the number is assigned to nothing', async () => {
		const paths = { '/phone_numbers': [numbered()] };
		expect(await obstacles(paths, 'calls')).toEqual([
			expect.stringMatching(/calls go nowhere\..*TeXML application.*My Numbers/),
		]);
		expect(await obstacles(paths, 'texts')).toEqual([
			expect.stringMatching(/no messaging profile.*Programmable Messaging/),
		]);
	});

	test('other numbers share it: they would be changed, too', async () => {
		const shared = { '/phone_numbers': [atApp, OTHER], '/texml_applications/app': app };
		expect(await obstacles(shared, 'calls')).toEqual([
			expect.stringMatching(/\+14155550101 is assigned to the TeXML application “Oak Street”, too.*alone/),
		]);
		const texts = {
			'/phone_numbers': [atProfile],
			'/messaging_profiles/profile': profile,
			'/messaging_profiles/profile/phone_numbers': [OTHER, numbered(), OTHER],
		};
		expect(await obstacles(texts, 'texts')).toEqual([
			expect.stringMatching(/and 1 more are assigned to the messaging profile “Oak Street texts”/),
		]);
	});

	test('a SIP connection asks nobody what to do with a call', async () => {
		expect(await obstacles(atTrunk, 'calls')).toEqual([
			expect.stringMatching(/go to the SIP connection “PBX”.*Another System Handles the Calls/),
		]);
	});

	test('a Voice API application would lose its own events', async () => {
		const paths = { '/phone_numbers': [numbered({ connection_id: 'api' })], '/connections/api': voiceApi };
		expect(await obstacles(paths, 'calls', 'listen')).toEqual([
			expect.stringMatching(/“Receptionist” handles the number’s calls.*pass on.*Paste Them Myself/),
		]);
	});

	test.each([
		[
			'an application',
			{ '/phone_numbers': [atApp], '/texml_applications/app': { ...app, active: false } },
			'calls',
		],
		[
			'a messaging profile',
			{
				'/phone_numbers': [atProfile],
				'/messaging_profiles/profile': { ...profile, enabled: false },
				'/messaging_profiles/profile/phone_numbers': [],
			},
			'texts',
		],
	] as const)('%s is switched off', async (_what, paths, use) => {
		expect(await obstacles(paths, use)).toEqual([expect.stringMatching(/switched off/)]);
	});

	test('the number is another account’s', async () => {
		await expect(obstacles({ '/phone_numbers': [OTHER] }, 'calls')).rejects.toThrow(
			/does not belong to this Telnyx account/,
		);
	});
});

describe('the addresses of a number', () => {
	const ring = telnyx.numbers.webhookFields('calls', 'ring', URL);
	const listen = telnyx.numbers.webhookFields('calls', 'listen', URL);

	test('are those of its TeXML application, which is told its name with each change', async () => {
		const { http, changes } = account({ '/phone_numbers': [atApp], '/texml_applications/app': app });
		expect(await telnyx.numbers.readWebhooks(http, CREDENTIAL, NUMBER, 'calls')).toEqual({
			voice_url: 'https://old.example.com/calls',
			voice_method: 'get',
			event_url: '',
			event_method: 'post',
		});
		await telnyx.numbers.writeWebhooks(http, CREDENTIAL, NUMBER, ring);
		expect(changes).toEqual([
			expect.objectContaining({
				method: 'PATCH',
				json: {
					friendly_name: 'Oak Street',
					voice_url: `${URL}?step=incoming`,
					voice_method: 'post',
					status_callback: `${URL}?step=status`,
					status_callback_method: 'post',
				},
			}),
		]);
	});

	test('leave alone what handles the calls where we only listen', async () => {
		const texml = account({ '/phone_numbers': [atApp], '/texml_applications/app': app });
		await telnyx.numbers.writeWebhooks(texml.http, CREDENTIAL, NUMBER, listen);
		expect(texml.changes[0]?.json).toMatchObject({ voice_url: 'https://old.example.com/calls' });

		const sip = account({ ...atTrunk, '/ip_connections/trunk': trunk });
		await telnyx.numbers.writeWebhooks(sip.http, CREDENTIAL, NUMBER, listen);
		await telnyx.numbers.writeWebhooks(sip.http, CREDENTIAL, NUMBER, { event_url: '', event_method: 'post' });
		expect(sip.changes.map(({ url, json }) => [url.split('/v2')[1], json])).toEqual([
			['/ip_connections/trunk', { webhook_event_url: `${URL}?step=status`, webhook_api_version: '2' }],
			['/ip_connections/trunk', { webhook_event_url: '' }],
		]);
	});

	test('of its texts are those of its messaging profile, in the version that we read', async () => {
		const { http, changes } = account({
			'/phone_numbers': [atProfile],
			'/messaging_profiles/profile': { ...profile, webhook_api_version: '1' },
		});
		expect(await telnyx.numbers.readWebhooks(http, CREDENTIAL, NUMBER, 'texts')).toEqual({
			webhook_url: '',
			webhook_api_version: '1',
		});
		const fields = telnyx.numbers.webhookFields('texts', 'listen', URL);
		await telnyx.numbers.writeWebhooks(http, CREDENTIAL, NUMBER, fields);
		await telnyx.numbers.writeWebhooks(http, CREDENTIAL, NUMBER, {
			webhook_url: '',
			webhook_api_version: '1',
		});
		expect(changes.map(({ json }) => json)).toEqual([
			{ webhook_url: URL, webhook_api_version: '2' },
			{ webhook_url: null, webhook_api_version: '1' },
		]);
	});
});
