import type { Ledger } from '../../ledger/ledger';
import { handleText } from '../../nodes/ReplyWatcher/handle-text';
import { itemOf } from '../../nodes/ReplyWatcher/items';
import type { Watched } from '../../nodes/ReplyWatcher/settings';
import type { HttpRequest } from '../../providers/contract';
import { textSystem } from '../../providers/registry';
import { sqliteStore } from '../ledger/sqlite-store';
import type { Store } from '../ledger/suite';
import { BUSINESS, CALLER, type Fixture, type Sent } from './fixture';

const URL = 'https://n8n.example.com/webhook/abc/texts';
const NOW = Date.UTC(2026, 10, 23, 15, 0, 0);
const PAIR = { business: BUSINESS, caller: CALLER };

/** What texts and receipts come to, for a caller who was texted. */
export function textStories(fixture: Fixture, texts: NonNullable<Fixture['texts']>): void {
	const system = textSystem(fixture.system.id);
	const read = (sent: Sent) => system.texts.readWebhook(fixture.sign(sent, URL, NOW, 'ours'));
	const watched: Watched = {
		system,
		number: BUSINESS,
		holder: 'workflow:node',
		gatherMs: 0,
		answers: true,
		passOnOwner: false,
		downloadPictures: false,
	};
	const tell = async (sent: Sent) => {
		const { arrived } = await handleText(ledger, watched, read(sent), NOW);
		return arrived && (await itemOf(ledger, system, arrived));
	};
	let store: Store;
	let ledger: Ledger;

	beforeEach(async () => {
		store = await sqliteStore();
		ledger = await store.open();
		const key = { provider: system.id, callId: 'call-1' };
		await ledger.claim(PAIR, key, NOW - 60_000, 3_600_000);
		const sent = { textId: texts.textId, body: 'Sorry we missed your call', segments: 1 };
		await ledger.recordSend(PAIR, key, { kind: 'sent', status: 'queued', ...sent }, NOW - 60_000);
	});
	afterEach(() => store.dispose());

	describe('texts', () => {
		test('a reply is told once, however often it comes', async () => {
			expect(await tell(texts.reply)).toMatchObject({ event: 'reply', contact: { number: CALLER } });
			expect(await tell(texts.reply)).toBeUndefined();
		});

		test('STOP is told as such, and the caller is not texted again', async () => {
			expect(await tell(texts.stop)).toMatchObject({ event: 'optedOut' });
			expect(await ledger.isSuppressed(PAIR)).toBe(true);
		});

		test('STOP is confirmed by the phone system itself, so that we do not', () => {
			expect(read(texts.stop)).toMatchObject({ kind: 'received', answered: true });
			expect(read(texts.reply)).not.toHaveProperty('answered');
		});

		test('a text to a group starts nothing and is not answered, and whoever writes STOP in it gets no more texts', async () => {
			const webhook = read(texts.stopToGroup);
			expect(webhook).toMatchObject({ kind: 'received', from: CALLER, isGroup: true });
			expect(await handleText(ledger, watched, webhook, NOW)).toEqual({});
			expect(await ledger.conversation(PAIR)).not.toHaveProperty('lastReplyAt');
			expect(await ledger.isSuppressed(PAIR)).toBe(true);
			expect(read(texts.reply)).not.toHaveProperty('isGroup');
		});

		test('the provider’s own list holds what its webhooks told, and is offered where there is one', async () => {
			const { list } = system.texts;
			expect(list === undefined).toBe(texts.inbox === undefined);
			const at = NOW - 60_000;
			const http: HttpRequest = ({ url }) =>
				Promise.resolve({ status: 200, body: {}, headers: {}, ...texts.inbox?.(at, url) });
			const listed = async (since: number, isKnown = false) =>
				await list?.read(http, fixture.credential, BUSINESS, since, () => Promise.resolve(isKnown));
			expect(await listed(at)).toEqual([{ ...read(texts.stop), sentAt: at }]);
			expect(await listed(at + 1000)).toEqual([]);
			expect(await listed(at, true)).toEqual([]);
		});

		test('delivered is written down and is no news', async () => {
			expect(await tell(texts.delivered)).toBeUndefined();
			expect((await ledger.conversation(PAIR))?.lastText?.status).toBe('delivered');
		});

		test('not delivered is news, once, and says why', async () => {
			expect(await tell(texts.undelivered)).toMatchObject({
				event: 'notDelivered',
				text: { id: texts.textId, failure: expect.stringMatching(/\w{4,}/) as unknown },
			});
			expect(await tell(texts.undelivered)).toBeUndefined();
		});

		test('an opt-out that only a receipt tells of blocks the caller, and the owner hears why the text did not arrive', async () => {
			expect(await tell(texts.optedOut)).toMatchObject({
				event: 'notDelivered',
				contact: { number: CALLER, optedOut: true },
				text: { failure: expect.stringContaining('told the carrier to stop') as unknown },
			});
			expect(await ledger.isSuppressed(PAIR)).toBe(true);
		});

		test('a receipt that comes too late takes nothing back', async () => {
			await tell(texts.delivered);
			expect(await tell(texts.undelivered)).toBeUndefined();
			expect((await ledger.conversation(PAIR))?.lastText?.status).toBe('delivered');
		});

		test('an event of an unknown kind is ignored, and the reason said', () => {
			expect(read(texts.unknown)).toEqual({ kind: 'ignored', why: expect.stringMatching(/\w/) as unknown });
			expect(system.texts.webhookAnswer.status).toBe(200);
		});

		test('cut off anywhere: read or ignored, and nothing throws', () => {
			for (const sent of [texts.reply, texts.delivered, texts.undelivered]) {
				for (let length = 0; length < sent.body.length; length += 7) {
					expect(read({ ...sent, body: sent.body.slice(0, length) })).toHaveProperty('kind');
				}
			}
		});
	});
}
