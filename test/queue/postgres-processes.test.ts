import { setTimeout as wait } from 'node:timers/promises';

import pg from 'pg';

import type { Ledger, Pair } from '../../ledger/ledger';
import { openPostgresLedger } from '../../ledger/postgres/open-postgres';
import { freePort } from '../../sandbox/ports';
import { call, HOLDER, HOUR, missed, NOON, PAIR, sent } from '../ledger/examples';
import { expectOneTextEach } from '../ledger/many-callers';
import { emptyPostgres } from '../ledger/postgres-store';
import { start } from '../ledger/processes/child';
import { startPostgres, type PostgresServer } from './services/postgres';

/** How long a process of these tests counts as alive after it was last heard of. */
const ALIVE_MS = 3000;

/** Of https://www.postgresql.org/docs/current/errcodes-appendix.html */
const LOCK_NOT_AVAILABLE = '55P03';

const { now } = Date;

let postgres: PostgresServer;

beforeAll(async () => {
	postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres.stop());

beforeEach(() => emptyPostgres(postgres.config));

it('sends one text to each of 1,000 callers whose calls 8 workers get in 5 copies', async () => {
	await expectOneTextEach({ server: postgres.config }, 8);
}, 120_000);

it('makes its tables once when several processes come first at once', async () => {
	const ledgers = await Promise.all(
		[1, 2, 3, 4].map((n) => openPostgresLedger(postgres.config, `boot ${n}`)),
	);
	const changes = await Promise.all(ledgers.map((ledger) => ledger.suppress(PAIR, 'STOP', NOON)));
	expect(changes.filter(Boolean)).toHaveLength(1);
	await Promise.all(ledgers.map((ledger) => ledger.close()));
});

it('lets no text more through than the limit, over many connections', async () => {
	const ledger = await openPostgresLedger(postgres.config, 'boot');
	const callers = Array.from({ length: 60 }, (_, index) => ({ ...PAIR, caller: `caller ${index}` }));
	await Promise.all(callers.map((pair) => ledger.suppress(pair, 'STOP', NOON)));
	const claims = await Promise.all(
		callers.map((pair) => ledger.claim(pair, call(pair.caller), NOON, HOUR, { hourly: 7 })),
	);
	expect(claims.filter(({ granted }) => granted)).toHaveLength(7);
	expect(claims.filter((claim) => 'limit' in claim && claim.isNews)).toHaveLength(1);
	await ledger.close();
});

it('loses no receipt that comes while another process records its text', async () => {
	const ledger = await openPostgresLedger(postgres.config, 'sends');
	const hearing = await openPostgresLedger(postgres.config, 'hears');
	const callers = Array.from({ length: 200 }, (_, index) => ({ ...PAIR, caller: `caller ${index}` }));
	// A group of numbers texted: nobody knows whose text it is until it is recorded.
	const receipt = ({ caller }: Pair) => ({
		textId: `SM ${caller}`,
		pair: { business: 'one of a group', caller },
		status: 'delivered' as const,
	});
	await Promise.all(
		callers.flatMap((pair) => [
			ledger.recordSend(pair, call(pair.caller), sent(`SM ${pair.caller}`), NOON),
			hearing.recordReceipt(receipt(pair), NOON),
		]),
	);
	const texts = await Promise.all(callers.map(async (pair) => (await ledger.conversation(pair))?.lastText));
	expect(texts.filter((text) => text?.status !== 'delivered')).toEqual([]);
	await Promise.all([ledger.close(), hearing.close()]);
});

it('goes on after the server was restarted, with all that it had', async () => {
	const ledger = await openPostgresLedger(postgres.config, 'boot');
	await ledger.claim(PAIR, call('CA1'), NOON, HOUR);
	await postgres.restart();
	expect(await ledger.claim(PAIR, call('CA2'), NOON, HOUR)).toMatchObject({ heldBy: call('CA1') });
	await ledger.recordSend(PAIR, call('CA1'), sent('SM1'), NOON);
	expect(await ledger.conversation(PAIR)).toMatchObject({ lastText: { id: 'SM1' } });
	await ledger.close();
});

it('a restart of the server ends no process, whatever it is doing', async () => {
	const child = start('write-on.ts', JSON.stringify({ server: postgres.config }), 'writes on');
	expect(await child.next()).toBe('writing');
	await postgres.restart();
	child.go();
	expect(await child.next()).toBe(true);
	expect(await child.ended).toBeNull();
	expect(child.process.exitCode).toBe(0);
});

describe('a caller whom something else keeps locked', () => {
	let ledger: Ledger;

	beforeEach(async () => {
		ledger = await openPostgresLedger(postgres.config, 'waits');
	});

	afterEach(() => ledger.close());

	// The server ends the session that stands still before the other gives up, however slow both are.
	it('is free again after 5 seconds when it was a process that stands still', async () => {
		const child = start('stand-still.ts', JSON.stringify({ server: postgres.config }), 'stands still');
		try {
			expect(await child.next()).toBe('in the middle');
			expect(await ledger.claim(PAIR, call('CA2'), NOON, HOUR)).toMatchObject({ granted: true });
		} finally {
			child.process.kill('SIGKILL');
		}
		expect(await child.ended).toBe('SIGKILL');
	});

	// By the server's limit for locks, which is the shortest: past any other, the record would count as unreachable.
	it('is waited for by no claim for longer than 8 seconds', async () => {
		const { tls: _tls, ...config } = postgres.config;
		const other = new pg.Client(config);
		await other.connect();
		await other.query('BEGIN');
		await other.query('LOCK TABLE missed_call_text_back.conversations');
		const waiting = ledger.claim(PAIR, call('CA1'), NOON, HOUR).finally(() => other.end());
		await expect(waiting).rejects.toMatchObject({
			problem: 'locked',
			cause: { code: LOCK_NOT_AVAILABLE },
		});
		expect(await ledger.claim(PAIR, call('CA1'), NOON, HOUR)).toMatchObject({ granted: true });
	});
});

it('says that the server is away, and where it was', async () => {
	const elsewhere = { ...postgres.config, port: await freePort() };
	await expect(openPostgresLedger(elsewhere, 'boot')).rejects.toMatchObject({
		problem: 'unreachable',
		message: expect.stringContaining(`127.0.0.1:${elsewhere.port}`) as unknown,
	});
	await expect(openPostgresLedger({ ...postgres.config, user: 'nobody' }, 'boot')).rejects.toMatchObject({
		problem: 'refused',
	});
	await expect(openPostgresLedger({ ...postgres.config, database: 'nowhere' }, 'boot')).rejects.toMatchObject(
		{ problem: 'refused' },
	);
});

describe('of two living processes', () => {
	let one: Ledger;
	let other: Ledger;

	beforeEach(async () => {
		one = await openPostgresLedger(postgres.config, 'one', { aliveForMs: ALIVE_MS });
		other = await openPostgresLedger(postgres.config, 'other', { aliveForMs: ALIVE_MS });
	});

	afterEach(() => Promise.all([one.close(), other.close()]));

	// By the true time: what was emitted before the killed process was missed is told from what was emitted since.
	const dieWithAClaim = async (): Promise<number> => {
		const at = now();
		const place = { server: postgres.config, aliveForMs: ALIVE_MS };
		expect(await start('die.ts', JSON.stringify(place), 'killed', String(at)).ended).toBe('SIGKILL');
		return at;
	};

	it('neither takes up what the other is busy with', async () => {
		await one.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON);
		await one.claim(PAIR, call('CA1'), NOON, HOUR);
		// Longer than a process counts as alive that says nothing: these two go on saying so.
		await aLittleLater();
		expect(await other.takeDue(HOLDER, NOON)).toEqual([]);
		expect(await other.claim(PAIR, call('CA1'), NOON, HOUR)).toMatchObject({ granted: false });
	});

	it('one takes up the claim and the call of a third that was killed, once it was missed', async () => {
		const since = await dieWithAClaim();
		expect(await one.claim(PAIR, call('CA1'), now(), HOUR)).toMatchObject({ granted: false });
		const taken = await eventually(async () =>
			(await Promise.all([one, other].map((ledger) => ledger.takeDue(HOLDER, now())))).flat(),
		);
		expect(taken).toMatchObject([{ key: call('CA1'), attempts: 2 }]);
		const claims = await Promise.all(
			[one, other].map((ledger) => ledger.claim(PAIR, call('CA1'), now(), HOUR)),
		);
		expect(claims.filter(({ granted }) => granted)).toEqual([{ granted: true, resumed: true, since }]);
	});

	it('one hands out again, once, what it emitted itself before a third was killed that may have had it', async () => {
		const settled = { ...PAIR, caller: '+14155550143' };
		await one.decideCall(call('settled'), settled, missed(call('settled')), now());
		await one.recordSend(settled, call('settled'), sent('SM1'), now());
		await one.decideCall(call('open'), PAIR, missed(call('open')), now());
		await dieWithAClaim();
		const taken = await eventually(async () => {
			const due = await one.takeDue(HOLDER, now());
			return due.filter(({ key }) => key.callId !== 'CA1');
		});
		expect(taken.map(({ key }) => key)).toEqual([call('open')]);
		expect(await one.takeDue(HOLDER, now())).toEqual([]);
	});
});

/** Asks until there is something. */
async function eventually<T>(ask: () => Promise<T[]>): Promise<T[]> {
	for (;;) {
		const found = await ask();
		if (found.length > 0) return found;
		await wait(50);
	}
}

const aLittleLater = (): Promise<void> => wait(1.5 * ALIVE_MS);
