import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

import { closeLedgers, ledgerFile, openLedger } from '../../ledger/open';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import { migrations } from '../../ledger/sql/schema';
import { sqlite } from '../../ledger/sqlite/dialect';
import { call, HOLDER, HOUR, missed, NOON, PAIR, sent } from './examples';
import { temporaryFolder } from './sqlite-store';

const SCHEMA = migrations(sqlite).length;

let folder: string;

beforeEach(async () => {
	folder = await temporaryFolder();
});

afterEach(() => rm(folder, { recursive: true }));

async function mode(file: string): Promise<string> {
	return ((await stat(file)).mode & 0o777).toString(8);
}

describe('where the ledger is', () => {
	const userFolder = process.env.N8N_USER_FOLDER;

	beforeEach(() => {
		process.env.N8N_USER_FOLDER = folder;
	});

	afterEach(async () => {
		await closeLedgers();
		if (userFolder === undefined) delete process.env.N8N_USER_FOLDER;
		else process.env.N8N_USER_FOLDER = userFolder;
	});

	it('is a file in the folder of n8n, which the environment can move', () => {
		expect(ledgerFile({ N8N_USER_FOLDER: '/data' })).toBe('/data/.n8n/missed-call-text-back/ledger.sqlite');
		expect(ledgerFile({})).toMatch(/[^/]\/\.n8n\/missed-call-text-back\/ledger\.sqlite$/);
	});

	it('is opened once, however many nodes ask', async () => {
		const [one, other] = await Promise.all([openLedger(), openLedger()]);
		expect(one).toBe(other);
		expect(await openLedger()).toBe(one);
	});

	it('is opened afresh after it was closed', async () => {
		await (await openLedger()).suppress(PAIR, 'STOP', NOON);
		await closeLedgers();
		expect(await (await openLedger()).isSuppressed(PAIR)).toBe(true);
	});

	it('is tried again after it could not be opened, which is told with the folder', async () => {
		await writeFile(path.join(folder, '.n8n'), 'a file where the folder should be');
		await expect(openLedger()).rejects.toMatchObject({
			name: 'LedgerError',
			problem: 'notWritable',
			message: expect.stringContaining(path.join(folder, '.n8n', 'missed-call-text-back')),
		});
		await rm(path.join(folder, '.n8n'));
		expect(await openLedger()).toBeDefined();
	});
});

describe('the file of the ledger', () => {
	const file = (): string => path.join(folder, 'n8n', 'ledger.sqlite');
	const insideIt = (sql: string): void => {
		const database = new DatabaseSync(file());
		database.exec(sql);
		database.close();
	};

	it('is for the eyes of its user only, and so is all that SQLite puts beside it', async () => {
		await mkdir(path.dirname(file()), { mode: 0o755 });
		await writeFile(file(), '', { mode: 0o644 });
		const ledger = await openSqliteLedger(file(), 'boot');
		await ledger.suppress(PAIR, 'STOP', NOON);
		expect(await mode(path.dirname(file()))).toBe('700');
		for (const suffix of ['', '-wal', '-shm']) expect(await mode(file() + suffix)).toBe('600');
		await ledger.close();
	});

	it('leaves a folder as it is that all users share', async () => {
		await mkdir(path.dirname(file()));
		await chmod(path.dirname(file()), 0o1777);
		await (await openSqliteLedger(file(), 'boot')).close();
		expect(await mode(path.dirname(file()))).toBe('777');
		expect(await mode(file())).toBe('600');
	});

	it('keeps everything from one opening to the next', async () => {
		const first = await openSqliteLedger(file(), 'boot 1');
		await first.claim(PAIR, call('CA1'), NOON, HOUR);
		await first.recordSend(PAIR, call('CA1'), sent('SM1'), NOON);
		const before = await first.conversation(PAIR);
		await first.close();
		const second = await openSqliteLedger(file(), 'boot 2');
		expect(await second.conversation(PAIR)).toEqual(before);
		expect(await second.claim(PAIR, call('CA2'), NOON, HOUR)).toMatchObject({ heldBy: call('CA1') });
		await second.close();
	});

	it('is brought to the newest schema from nothing', async () => {
		await mkdir(path.dirname(file()));
		insideIt('PRAGMA user_version = 0');
		await (await openSqliteLedger(file(), 'boot')).close();
		const database = new DatabaseSync(file());
		expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: SCHEMA });
		expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
		expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
		database.close();
	});

	it('lets nobody change what happened', async () => {
		const ledger = await openSqliteLedger(file(), 'boot');
		await ledger.suppress(PAIR, 'STOP', NOON);
		await ledger.close();
		expect(() => insideIt(`UPDATE events SET at = 0`)).toThrow('events are never changed');
	});

	it('holds not a byte of a caller who was forgotten', async () => {
		const ledger = await openSqliteLedger(file(), 'boot');
		const words = 'My water heater leaks into the flat below';
		await ledger.decideCall(call('CA-of-the-caller'), PAIR, missed(call('CA-of-the-caller')), NOON);
		await ledger.claim(PAIR, call('CA-of-the-caller'), NOON, HOUR, { hourly: 5 });
		await ledger.recordSend(PAIR, call('CA-of-the-caller'), sent('SM-to-the-caller'), NOON);
		const reply = { ...PAIR, provider: 'twilio', id: 'SM-of-the-caller', body: words, at: NOON };
		await ledger.recordReply(reply, { holder: 'a watcher', event: 'reply', gatherMs: 20_000 });
		await ledger.suppress(PAIR, 'STOP', NOON);
		// One that was refused, of which nothing is told.
		await ledger.claim(PAIR, call('CA-of-the-caller-again'), NOON, HOUR);
		await ledger.decideCall(call('CA-waiting'), PAIR, missed(call('CA-waiting')), NOON);
		const bytes = async () =>
			(await Promise.all(['', '-wal'].map((suffix) => readFile(file() + suffix, 'latin1')))).join();
		expect(await bytes()).toContain(PAIR.caller);
		await ledger.forget(PAIR, NOON);
		for (const trace of [PAIR.caller, words, 'CA-of', 'CA-waiting', 'SM-to', 'SM-of', sent('').body]) {
			expect(await bytes()).not.toContain(trace);
		}
		expect(await ledger.isSuppressed(PAIR)).toBe(true);
		await ledger.close();
	});

	it('sets aside what cannot be read, tells of it, and hands out all else', async () => {
		const first = await openSqliteLedger(file(), 'boot 1');
		for (const id of ['CA1', 'CA2']) await first.decideCall(call(id), PAIR, missed(call(id)), NOON);
		for (const id of ['SM1', 'SM2']) {
			const caller = `caller of ${id}`;
			const reply = { business: PAIR.business, caller, provider: 'twilio', id, body: 'Hi', at: NOON };
			await first.recordReply(reply, { holder: HOLDER, event: 'reply', gatherMs: 0 });
		}
		await first.close();
		insideIt(`UPDATE outbox SET item = '{"half' WHERE call = 1; UPDATE news SET data = '[]' WHERE id = 1`);
		const ledger = await openSqliteLedger(file(), 'boot 2');
		const aside: string[] = [];
		const told = (what: string) => void aside.push(what);
		expect(await ledger.takeDue(HOLDER, NOON, told)).toMatchObject([{ key: call('CA2') }]);
		expect(await ledger.takeNews(HOLDER, NOON, told)).toMatchObject([{ texts: [{ id: 'SM2' }] }]);
		expect(aside).toEqual(['the missed call CA1', 'news 1 of a caller']);
		await ledger.close();
	});

	it('sets aside a call whose events cannot be read, for a person to look into, and decides all others', async () => {
		const first = await openSqliteLedger(file(), 'boot 1');
		const other = { ...PAIR, caller: '+14155550143' };
		for (const [id, { business, caller }] of [
			['CA1', PAIR],
			['CA2', other],
		] as const) {
			const received = { kind: 'received', at: NOON, from: caller, to: business } as const;
			await first.recordCallEvents(call(id), { business, caller }, HOLDER, [received]);
		}
		await first.close();
		insideIt(
			`INSERT INTO events (conversation, position, at, kind, call) VALUES (1, 2, ${NOON}, 'ringing', 1)`,
		);
		const ledger = await openSqliteLedger(file(), 'boot 2');
		const aside: string[] = [];
		const undecided = () => ledger.undecidedCalls(HOLDER, NOON + 1, (what) => void aside.push(what));
		for (let round = 0; round < 2; round += 1) {
			expect(await undecided()).toMatchObject([{ key: call('CA2') }]);
		}
		expect(aside).toEqual(['the call CA1']);
		expect(await ledger.callState(call('CA1'))).toBe('decided');
		const listed = () => ledger.conversations(PAIR.business, { notTexted: true, limit: 9 });
		expect(await listed()).toMatchObject([{ ...PAIR, missedCalls: 1, setAside: true }]);
		await ledger.setOutcome(PAIR, { kind: 'booked' }, NOON + HOUR);
		expect((await listed()).map(({ setAside }) => setAside)).toEqual([undefined]);
		await ledger.close();
	});

	it('lists and reports everything except what cannot be read, and says that there is some', async () => {
		const first = await openSqliteLedger(file(), 'boot 1');
		for (const id of ['CA1', 'CA2']) {
			const pair = { ...PAIR, caller: `caller of ${id}` };
			await first.decideCall(call(id), pair, missed(call(id)), NOON);
			await first.setOutcome(pair, { kind: 'lost' }, NOON);
		}
		await first.close();
		insideIt(
			`INSERT INTO events (conversation, position, at, kind, data) VALUES (1, 9, ${NOON}, 'outcome', '{"half')`,
		);
		const ledger = await openSqliteLedger(file(), 'boot 2');
		const aside: string[] = [];
		const history = await ledger.history(PAIR.business, NOON, (what) => void aside.push(what));
		expect(history.map(({ kind }) => kind)).toEqual(['call', 'outcome', 'call', 'outcome']);
		expect(aside).toEqual(['an entry of the record']);
		expect(await ledger.conversations(PAIR.business, { limit: 9 })).toMatchObject([
			{ caller: 'caller of CA1', missedCalls: 1, setAside: true },
			{ caller: 'caller of CA2', outcome: { kind: 'lost' } },
		]);
		await ledger.close();
	});

	it('of an earlier version is brought up to date, and knows whom it texted and whom to text', async () => {
		await mkdir(path.dirname(file()));
		const [first = ''] = migrations(sqlite);
		insideIt(`${first}; PRAGMA user_version = 1;
			INSERT INTO conversations (id, business, caller) VALUES (1, '${PAIR.business}', '${PAIR.caller}');
			INSERT INTO calls (id, provider, call_id, conversation, texted) VALUES (1, 'twilio', 'CA1', 1, 1);
			INSERT INTO claims (conversation, call, state, claimed_at, expires_at, taken_at)
				VALUES (1, 1, 'sent', ${NOON}, ${NOON + HOUR}, ${NOON});
			INSERT INTO outbox (call, holder, item, state, boot, due_at, attempts) VALUES (1, 'holder',
				'{"event":"missedCall","caller":{"number":"${PAIR.caller}"},"business":{"number":"${PAIR.business}"}}',
				'retry', 'before', ${NOON}, 0)`);
		const ledger = await openSqliteLedger(file(), 'boot');
		expect(await ledger.claim(PAIR, call('CA2'), NOON + 1, HOUR)).toMatchObject({
			granted: false,
			heldBy: call('CA1'),
		});
		expect(await ledger.takeDue('holder', NOON)).toMatchObject([
			{ item: { contact: { number: PAIR.caller } } },
		]);
		await ledger.close();
	});

	it('is refused when a later version of the package has written it', async () => {
		await mkdir(path.dirname(file()));
		insideIt(`PRAGMA user_version = ${SCHEMA + 1}`);
		await expect(openSqliteLedger(file(), 'boot')).rejects.toMatchObject({ problem: 'newer' });
	});

	it('is refused, and left as it is, when it is no ledger', async () => {
		await mkdir(path.dirname(file()));
		const letter = 'Dear plumber, '.repeat(1000);
		await writeFile(file(), letter);
		await expect(openSqliteLedger(file(), 'boot')).rejects.toMatchObject({
			problem: 'damaged',
			message: expect.stringContaining(file()),
		});
		expect((await stat(file())).size).toBe(letter.length);
	});

	it('lets everything else go on while another program keeps it locked, and then writes', async () => {
		const ledger = await openSqliteLedger(file(), 'boot', { patienceMs: 60_000 });
		const other = new DatabaseSync(file());
		other.exec('BEGIN IMMEDIATE');
		const suppressed = ledger.suppress(PAIR, 'STOP', NOON);
		for (let round = 0; round < 5; round += 1) await wait(10);
		other.exec('ROLLBACK');
		other.close();
		expect(await suppressed).toBe(true);
		await ledger.close();
	});

	it('says when another program keeps it locked for too long', async () => {
		const ledger = await openSqliteLedger(file(), 'boot', { patienceMs: 50 });
		const other = new DatabaseSync(file());
		other.exec('BEGIN IMMEDIATE');
		await expect(ledger.suppress(PAIR, 'STOP', NOON)).rejects.toMatchObject({ problem: 'locked' });
		other.exec('ROLLBACK');
		other.close();
		expect(await ledger.suppress(PAIR, 'STOP', NOON)).toBe(true);
		await ledger.close();
	});

	it('is refused where no folder can be made, and says where', async () => {
		// Also the superuser, who may write in any folder, can make none below a file.
		const blocked = path.join(folder, 'a-file', 'ledger.sqlite');
		await writeFile(path.dirname(blocked), '');
		await expect(openSqliteLedger(blocked, 'boot')).rejects.toMatchObject({
			problem: 'notWritable',
			message: expect.stringContaining(path.dirname(blocked)),
		});
	});

	it('needs a Node.js with SQLite in it, and says which', async () => {
		const builtin = jest.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
		await expect(openSqliteLedger(file(), 'boot')).rejects.toMatchObject({
			problem: 'noSqlite',
			message: expect.stringContaining('22.13'),
		});
		builtin.mockRestore();
	});
});
