import type { Ledger } from '../../ledger/ledger';
import { handleText } from '../../nodes/ReplyWatcher/handle-text';
import { LOOK_BACK_MS, lookForLostTexts } from '../../nodes/ReplyWatcher/look';
import type { Watched } from '../../nodes/ReplyWatcher/settings';
import type { ListedText } from '../../providers/contract';
import { ProviderError } from '../../providers/error';
import { twilio } from '../../providers/twilio';
import { BUSINESS, HOLDER, HOUR, NOON, PAIR } from '../ledger/examples';
import { sqliteStore } from '../ledger/sqlite-store';
import type { Store } from '../ledger/suite';

const MINUTE = 60_000;
const OURS = { SmsUrl: 'https://n8n.example.com/ours' };

let store: Store;
let ledger: Ledger;
/** What the phone system has. */
let texts: ListedText[];
let pointsTo: Record<string, string>;
let outage: ProviderError | undefined;
/** From when on the list was asked for. */
let asked: number[];

beforeEach(async () => {
	store = await sqliteStore();
	ledger = await store.open();
	[texts, pointsTo, outage, asked] = [[], OURS, undefined, []];
	await ledger.saveRegistration({
		holder: HOLDER,
		workflow: 'Oak Street Plumbing',
		provider: 'twilio',
		number: BUSINESS,
		use: 'texts',
		webhookUrl: 'https://n8n.example.com',
		previous: {},
		ours: OURS,
		lookedUntil: NOON - 24 * HOUR,
	});
});
afterEach(() => store.dispose());

function written(id: string, body: string, sentAt: number): ListedText {
	return { kind: 'received', id, from: PAIR.caller, to: BUSINESS, body, media: [], sentAt };
}

const watched: Watched = {
	system: {
		...twilio,
		texts: {
			...twilio.texts,
			list: {
				lagMs: 10 * MINUTE,
				read: async (_http, _credential, _number, since, isKnown) => {
					asked.push(since);
					if (outage) throw outage;
					const known = await Promise.all(texts.map(({ id }) => isKnown(id)));
					return texts.filter((_text, index) => !known[index]);
				},
			},
		},
		numbers: { ...twilio.numbers, readWebhooks: () => Promise.resolve(pointsTo) },
	},
	number: BUSINESS,
	holder: HOLDER,
	gatherMs: 0,
	answers: true,
	passOnOwner: false,
	downloadPictures: false,
};

const look = async (now: number) =>
	await lookForLostTexts(
		{
			ledger,
			http: () => Promise.reject(new Error('there is no network')),
			credential: {},
			backMs: LOOK_BACK_MS,
		},
		watched,
		now,
	);
const told = async (now: number) => await ledger.takeNews(HOLDER, now);

test('a text that nobody reported is told late, with its own time, and once', async () => {
	texts = [written('SM1', 'The sink leaks', NOON - HOUR)];
	expect(await look(NOON)).toBe(NOON);
	expect(await told(NOON)).toMatchObject([
		{ event: 'reply', pair: PAIR, texts: [{ id: 'SM1', at: NOON - HOUR, late: true }] },
	]);
	expect(await look(NOON + MINUTE)).toBeUndefined();
	expect(await told(NOON + MINUTE)).toEqual([]);
});

test('a text that its webhook reports afterwards is told once', async () => {
	texts = [written('SM1', 'The sink leaks', NOON - HOUR)];
	await look(NOON);
	await handleText(ledger, watched, written('SM1', 'The sink leaks', NOON - HOUR), NOON + 1);
	expect(await told(NOON + 1)).toHaveLength(1);
});

test('a fresh text is left to its webhook for two minutes', async () => {
	texts = [written('SM1', 'The sink leaks', NOON - MINUTE)];
	expect(await look(NOON)).toBeUndefined();
	expect(await look(NOON + 3 * MINUTE)).toBeDefined();
});

test('an opt-out is obeyed at once, however fresh it is', async () => {
	texts = [written('SM1', 'stop texting me', NOON - 1000)];
	await look(NOON);
	expect(await ledger.isSuppressed(PAIR)).toBe(true);
});

test('what was asked for last counts, whatever came by webhook and what by the list', async () => {
	await handleText(ledger, watched, written('SM3', 'START', NOON - MINUTE), NOON - MINUTE);
	texts = [written('SM1', 'START', NOON - 3 * HOUR), written('SM2', 'STOP', NOON - 2 * HOUR)];
	await look(NOON);
	expect(await ledger.isSuppressed(PAIR)).toBe(false);
	texts = [written('SM4', 'STOP', NOON)];
	await look(NOON + 1);
	expect(await ledger.isSuppressed(PAIR)).toBe(true);
});

test('the texts of a number that points somewhere else are somebody else’s', async () => {
	pointsTo = { SmsUrl: 'https://someone.else' };
	texts = [written('SM1', 'STOP', NOON - HOUR)];
	expect(await look(NOON)).toBeUndefined();
	expect(await ledger.isSuppressed(PAIR)).toBe(false);
});

test('the list is read from where it was read last, with a while for what it shows late, a month back at most', async () => {
	await look(NOON);
	await look(NOON + 30 * MINUTE);
	await look(NOON + 2 * LOOK_BACK_MS);
	expect(asked).toEqual([NOON - 24 * HOUR, NOON - 10 * MINUTE, NOON + LOOK_BACK_MS]);
});

test('a failed look covers the same time again, and the number has not caught up', async () => {
	const caughtUp = async () => (await ledger.registrationsOf('twilio', BUSINESS, 'texts'))[0]?.caughtUp;
	outage = new ProviderError('unavailable', 'Twilio could not be reached', '');
	await expect(look(NOON)).rejects.toThrow('could not be reached');
	expect(await caughtUp()).toBe(false);
	outage = undefined;
	await look(NOON + MINUTE);
	expect(asked[1]).toBe(asked[0]);
	expect(await caughtUp()).toBe(true);
});
