import type { Registration } from '../../../ledger/ledger';
import { BUSINESS, HOLDER, HOUR, NOON } from '../examples';
import type { Bench } from '../suite';

const registration: Registration = {
	holder: HOLDER,
	workflow: 'Oak Street Plumbing',
	provider: 'twilio',
	number: BUSINESS,
	use: 'calls',
	webhookUrl: 'https://example.com/ours',
	previous: { VoiceUrl: 'https://example.com/before', StatusCallback: '' },
	ours: { VoiceUrl: 'https://example.com/ours' },
	lookedUntil: NOON,
};

export function describeSettings(bench: Bench): void {
	it('keep of a business what each node knows of it', async () => {
		expect(await bench.ledger.business(BUSINESS)).toBeUndefined();
		await bench.ledger.saveBusiness({ number: BUSINESS, ownNumbers: ['+14155550120'] });
		await bench.ledger.saveBusiness({ number: BUSINESS, name: 'Oak Street Plumbing' });
		expect(await bench.ledger.business(BUSINESS)).toEqual({
			number: BUSINESS,
			name: 'Oak Street Plumbing',
			ownNumbers: ['+14155550120'],
		});
	});

	it('keep the owner’s last few phones, the latest first, beside the business’s own', async () => {
		await bench.ledger.saveBusiness({ number: BUSINESS, name: 'Oak Street Plumbing', ownNumbers: [] });
		for (const phone of ['1', '2', '2', '3', '1', '4']) await bench.ledger.addOwnerNumber(BUSINESS, phone);
		expect(await bench.ledger.business(BUSINESS)).toMatchObject({
			ownNumbers: [],
			ownerNumbers: ['4', '1', '3'],
		});
		await bench.ledger.addOwnerNumber('+14155550101', '1');
		expect(await bench.ledger.business('+14155550101')).toMatchObject({ name: '', ownerNumbers: ['1'] });
	});

	it('let a name and the phones be changed', async () => {
		await bench.ledger.saveBusiness({ number: BUSINESS, name: 'Oak St', ownNumbers: ['+14155550120'] });
		await bench.ledger.saveBusiness({ number: BUSINESS, name: 'Oak Street Plumbing', ownNumbers: [] });
		expect(await bench.ledger.business(BUSINESS)).toEqual({
			number: BUSINESS,
			name: 'Oak Street Plumbing',
			ownNumbers: [],
		});
	});

	it('keep what the webhooks were, across a restart, until it is put back', async () => {
		await bench.ledger.saveRegistration(registration);
		await bench.restart();
		expect(await bench.ledger.registration(HOLDER)).toEqual(registration);
		expect(await bench.ledger.registration('another holder')).toBeUndefined();
		await bench.ledger.dropRegistration(HOLDER);
		expect(await bench.ledger.registration(HOLDER)).toBeUndefined();
	});

	it('keep the account that a call named, also when the webhooks are confirmed', async () => {
		await bench.ledger.saveRegistration(registration);
		await bench.ledger.saveAccount(HOLDER, 'account-1');
		await bench.restart();
		await bench.ledger.saveRegistration(registration);
		expect(await bench.ledger.registration(HOLDER)).toEqual({ ...registration, account: 'account-1' });
	});

	it('keep the secret that came with the webhooks, and forget it with them', async () => {
		await bench.ledger.saveRegistration({ ...registration, secret: 'whsec_1' });
		await bench.restart();
		expect((await bench.ledger.registration(HOLDER))?.secret).toBe('whsec_1');
		await bench.ledger.saveRegistration(registration);
		expect(await bench.ledger.registration(HOLDER)).toEqual(registration);
	});

	it('let a registration be replaced', async () => {
		await bench.ledger.saveRegistration(registration);
		const changed = { ...registration, number: '+14155550101', previous: {} };
		await bench.ledger.saveRegistration(changed);
		expect(await bench.ledger.registration(HOLDER)).toEqual(changed);
	});

	it('tell who got the calls or the texts of a number, the last one first', async () => {
		const of = (holder: string, use: Registration['use']): Registration => ({ ...registration, holder, use });
		const holders = async (use: Registration['use'], provider = 'twilio') =>
			(await bench.ledger.registrationsOf(provider, BUSINESS, use)).map(({ holder }) => holder);
		for (const one of [of('a', 'calls'), of('b', 'calls'), of('c', 'texts'), of('a', 'calls')]) {
			await bench.ledger.saveRegistration(one);
		}
		expect(await holders('calls')).toEqual(['a', 'b']);
		expect(await holders('texts')).toEqual(['c']);
		expect(await holders('texts', 'pbx')).toEqual([]);
		await bench.ledger.dropRegistration('a');
		expect(await bench.ledger.registrationsOf('twilio', BUSINESS, 'calls')).toEqual([
			{ ...of('b', 'calls'), live: true, released: false, caughtUp: false },
		]);
	});

	it('tell whether the list was read since they came alive, and since when something waits for that', async () => {
		const watched: Registration = { ...registration, holder: 'a', use: 'texts' };
		const caughtUp = async () =>
			(await bench.ledger.registrationsOf('twilio', BUSINESS, 'texts')).map((held) => held.caughtUp);
		await bench.ledger.saveRegistration(watched);
		expect(await bench.ledger.awaitedSince('a', NOON)).toBe(NOON);
		expect(await bench.ledger.awaitedSince('a', NOON + 5)).toBe(NOON);
		expect(await caughtUp()).toEqual([false]);
		await bench.ledger.saveLookedUntil('a', NOON + 10);
		expect(await caughtUp()).toEqual([true]);
		expect(await bench.ledger.awaitedSince('a', NOON + 20)).toBe(NOON + 20);
		await bench.restart();
		expect(await caughtUp()).toEqual([false]);
	});

	it('tell who of them is still at work, what a dead process left and what was given up', async () => {
		const standing = async () => {
			const [held] = await bench.ledger.registrationsOf('twilio', BUSINESS, 'calls');
			return { live: held?.live, released: held?.released };
		};
		await bench.ledger.saveRegistration(registration);
		expect(await standing()).toEqual({ live: true, released: false });
		await bench.restart();
		expect(await standing()).toEqual({ live: false, released: false });
		await bench.ledger.saveRegistration(registration);
		expect(await standing()).toEqual({ live: true, released: false });
		await bench.ledger.releaseRegistration(HOLDER);
		expect(await standing()).toEqual({ live: false, released: true });
		expect(await bench.ledger.registration(HOLDER)).toEqual(registration);
	});

	it('keep up to when the list of calls was looked through', async () => {
		await bench.ledger.saveRegistration(registration);
		await bench.ledger.saveLookedUntil(HOLDER, NOON + HOUR);
		await bench.restart();
		expect(await bench.ledger.registration(HOLDER)).toEqual({ ...registration, lookedUntil: NOON + HOUR });
	});

	it('keep what a phone system hosts for a number, across a restart, until it is taken away', async () => {
		const standby = {
			provider: 'twilio',
			number: BUSINESS,
			id: 'FW1',
			settings: 'of today',
			previous: { VoiceFallbackUrl: '' },
			ours: { VoiceFallbackUrl: 'https://example.com/flow' },
		};
		await bench.ledger.saveStandby(standby);
		await bench.ledger.saveStandby({ ...standby, settings: 'of tomorrow' });
		await bench.restart();
		expect(await bench.ledger.standby('twilio', BUSINESS)).toEqual({ ...standby, settings: 'of tomorrow' });
		expect(await bench.ledger.standby('telnyx', BUSINESS)).toBeUndefined();
		await bench.ledger.dropStandby('twilio', BUSINESS);
		expect(await bench.ledger.standby('twilio', BUSINESS)).toBeUndefined();
	});
}
