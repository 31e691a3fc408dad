import type { CallWebhook, HttpRequest, IncompleteWebhook } from '../../../providers/contract';
import { quo } from '../../../providers/quo';
import { flowOf } from '../../conformance/fixture';
import { sample } from '../samples';

const BUSINESS = '+14155550100';
const CALLER = '+14155550142';
const credential = { apiKey: 'a-key-for-tests' };

function read(name: string): IncompleteWebhook {
	const call = quo.calls.readWebhook(
		{ url: '', headers: {}, query: {}, receivedAt: Date.UTC(2026, 10, 23, 15), rawBody: sample(name).json },
		flowOf({ route: 'listen', proof: 'pressed1' }),
	);
	if (call.kind !== 'incomplete') throw new Error(`${name} is ${call.kind}`);
	return call;
}

/** Asks an API that answers each address with this data, and 404 to any other. */
async function completed(
	name: string,
	data: Record<string, unknown>,
): Promise<CallWebhook & { asked: string[] }> {
	const asked: string[] = [];
	const http: HttpRequest = ({ url, query, headers }) => {
		const path = new URL(url).pathname;
		asked.push(
			`${path}?${new URLSearchParams(query).toString()} ${headers?.['Quo-Api-Version'] ?? ''}`.trim(),
		);
		const found = data[path];
		return Promise.resolve({ status: found ? 200 : 404, body: { data: found }, headers: {} });
	};
	return { ...(await read(name).complete(http, credential)), asked };
}

describe('a missed call whose caller Quo has not worked out yet', () => {
	const record = {
		participants: [
			{ phoneNumber: BUSINESS, actorId: 'US123' },
			{ phoneNumber: '+14155550177', actorId: 'US124' },
			{ phoneNumber: CALLER, actorId: null },
		],
	};

	test('has the caller whom Quo’s own record names', async () => {
		const call = await completed('quo-call.missed-unresolved', { '/calls/AC-call': record });
		expect(call).toMatchObject({ callId: 'AC-call', from: CALLER, to: BUSINESS });
		expect(call.events).toMatchObject([{ kind: 'received', from: CALLER }, { kind: 'ended' }]);
		expect(call.asked).toEqual(['/calls/AC-call? 2026-03-30']);
	});

	test('has a caller who is not told, never one who withheld their number, while the record names nobody', async () => {
		expect(read('quo-call.missed-unresolved').asItStands).toMatchObject({ from: 'not told', to: BUSINESS });
		const call = await completed('quo-call.missed-unresolved', { '/calls/AC-call': { participants: [] } });
		expect(call.from).toBe('not told');
	});
});

describe('a message of which Quo does not name the call', () => {
	const incoming = (id: string, at: string) => ({
		id,
		direction: 'incoming',
		createdAt: `2026-11-23T${at}.000Z`,
	});

	test('was left in the caller’s last call before it', async () => {
		const call = await completed('quo-voicemail-no-call', {
			'/v1/calls': [
				incoming('AC-after', '15:10:00'),
				{ ...incoming('AC-ours', '14:59:20'), direction: 'outgoing' },
				incoming('AC-earlier', '14:10:00'),
				incoming('AC-call', '14:58:00'),
			],
		});
		expect(call.callId).toBe('AC-call');
		expect(call.events.map(({ kind }) => kind)).toEqual(['voicemail', 'transcribed']);
		expect(call.asked[0]).toMatch(
			/^\/v1\/calls\?phoneNumberId=PN123&participants=%2B14155550142&createdAfter=/,
		);
	});

	test('is a missed call of its own when there is no such call', async () => {
		const call = await completed('quo-voicemail-no-call', { '/v1/calls': [] });
		expect(call).toMatchObject({ callId: 'AC-voicemail', from: CALLER });
		expect(call.events).toMatchObject([
			{ kind: 'received', from: CALLER },
			{ kind: 'ended', outcome: 'noAnswer' },
			{ kind: 'voicemail', id: 'VM123', url: 'https://recordings.example.com/VM123.mp3', seconds: 18 },
			{ kind: 'transcribed', text: 'Please call me back.' },
		]);
	});
});
