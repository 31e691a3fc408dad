import type { IHookFunctions } from 'n8n-workflow';
import type { Ledger, Registration } from '../../ledger/ledger';
import type { CallFlowSettings, WebhookUse } from '../../providers/contract';
import { ProviderError, type ProviderErrorKind } from '../../providers/error';
import { phoneSystem } from '../../providers/registry';
import type { CallRoute } from '../../textback/call';
import { looking, ringIn } from './alarm';
import { asActivationError } from './errors';
import { holderOf, holdersOf, isN8nStarting, isTestHolder, isTestRun } from './holder';
import { ledgerOf } from './ledger';
import { mayComeLater } from './late-ledger';
import { readNumber } from './number';
import { readWebhooks, refuseObstacles, secretOf, writeWebhooks } from './number-at-system';
import { activeHolder, otherHolders, refuseTaken } from './number-holders';
import { EVERY_NUMBER, pastesAddresses, servesEveryNumber } from './number-options';
import { endLookingOn, lookOn } from './onlookers';
import { asText } from './parameters';
import { dropStandby, keepStandby } from './standby';
import { tryWebhook } from './trial';
import {
	forLog,
	includesFields,
	pick,
	sameFields,
	unwound,
	type Fields,
} from '../../providers/webhook-fields';

/** What may be over in a moment. */
const PASSING: ProviderErrorKind[] = ['busy', 'unavailable'];

/** What a trigger wants of its number: which webhooks, and for which way calls reach it. */
type Wish = {
	use: WebhookUse;
	route: (context: IHookFunctions) => CallRoute;
	/** Throws what a person has to correct in the settings, before the number is touched. */
	check?: (context: IHookFunctions) => unknown;
	/** What the phone system is to do with calls while n8n does not answer; absent or undefined for nothing. */
	standby?: (context: IHookFunctions) => CallFlowSettings | undefined;
};

/**
 * The life of a number's webhooks for one trigger: point them at this workflow on activation, put back what was
 * there on deactivation. What was there is kept in the ledger, so it survives n8n being killed in between.
 */
export function numberWebhooks(wish: Wish) {
	return {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			return await explained(this, async () => {
				try {
					const here = await confirm(this, wanted(this, wish));
					if (here) await arrangeStandby(this, wish);
					return here;
				} catch (error) {
					// As they are on record, whenever that can be read.
					if (mayComeLater(this, error)) return true;
					throw asActivationError(this.getNode(), error);
				}
			});
		},
		async create(this: IHookFunctions): Promise<boolean> {
			await explained(this, async () => {
				wish.check?.(this);
				const asked = wanted(this, wish);
				if (isTestRun(this) && (await isPublished(this, asked))) {
					lookOn(holdersOf(this).active, asked.webhookUrl);
					return;
				}
				await register(this, asked);
				await arrangeStandby(this, wish);
			});
			ringIn(looking(holderOf(this)), 0);
			return true;
		},
		async delete(this: IHookFunctions): Promise<boolean> {
			endLookingOn(holdersOf(this).active, this.getNodeWebhookUrl('default') ?? '');
			await explained(this, async () => await unregister(this));
			return true;
		},
	};
}

/** Whether this trigger, as it is published, gets the calls or texts of the number: they stay there. */
async function isPublished(context: IHookFunctions, { provider, number, use }: Wanted): Promise<boolean> {
	const { active } = holdersOf(context);
	const all = await (await ledgerOf(context)).registrationsOf(provider, number, use);
	return all.some(({ holder, live }) => live && holder === active);
}

async function arrangeStandby(context: IHookFunctions, wish: Wish): Promise<void> {
	if (!wish.standby) return;
	const of = wanted(context, wish);
	if (Object.keys(of.ours).length === 0) return;
	await keepStandby(context, await ledgerOf(context), of, wish.standby(context));
}

/** What the trigger's settings ask for. `ours` is empty where a person sets the addresses. */
function wanted(context: IHookFunctions, wish: Wish) {
	const system = phoneSystem(asText(context.getNodeParameter('phoneSystem')));
	const webhookUrl = context.getNodeWebhookUrl('default') ?? '';
	return {
		holder: holderOf(context),
		workflow: context.getWorkflow().name ?? '',
		provider: system.id,
		number: servesEveryNumber(context)
			? EVERY_NUMBER
			: readNumber(
					context.getNode(),
					'Phone Number',
					context.getNodeParameter('phoneNumber', '', { extractValue: true }),
				),
		use: wish.use,
		webhookUrl,
		ours:
			(!pastesAddresses(context, system, wish.use) &&
				system.numbers?.webhookFields(wish.use, wish.route(context), webhookUrl)) ||
			{},
	};
}

type Wanted = ReturnType<typeof wanted>;

/** n8n may have begun the trigger's work before, which then looked in vain. */
async function confirm(context: IHookFunctions, wanted: Wanted): Promise<boolean> {
	const isThere = await isRegistered(context, wanted);
	if (isThere) ringIn(looking(wanted.holder), 0);
	return isThere;
}

async function isRegistered(context: IHookFunctions, wanted: Wanted): Promise<boolean> {
	const ledger = await ledgerOf(context);
	const kept = await ledger.registration(wanted.holder);
	if (!kept || kept.number !== wanted.number || kept.webhookUrl !== wanted.webhookUrl) return false;
	if (!sameFields(kept.ours, wanted.ours)) return false;
	if (!(await pointsHere(context, wanted))) return false;
	if (wanted.number !== EVERY_NUMBER && activeHolder(await otherHolders(ledger, wanted))) return false;
	await ledger.saveRegistration({ ...kept, workflow: wanted.workflow });
	return true;
}

/**
 * Whether the number's webhooks are still ours. A phone system that does not answer while n8n starts is taken to have them
 * as they are on record.
 */
async function pointsHere(context: IHookFunctions, wanted: Wanted): Promise<boolean> {
	try {
		return includesFields(await readWebhooks(context, wanted), wanted.ours);
	} catch (error) {
		const isPassing = error instanceof ProviderError && PASSING.includes(error.kind);
		if (!isPassing || !isN8nStarting(context)) {
			throw asActivationError(context.getNode(), error);
		}
		context.logger.warn(
			`${context.getNode().name}: could not look whether the ${wanted.use} of ${wanted.number} still come here. ${error.message}`,
		);
		return true;
	}
}

async function register(context: IHookFunctions, wanted: Wanted): Promise<void> {
	const ledger = await ledgerOf(context);
	const isTest = isTestRun(context);
	const others = await otherHolders(ledger, wanted);
	refuseTaken(context, wanted, others, !isTest && (await isNewcomer(context, ledger, wanted)));
	await refuseObstacles(context, wanted);
	if (Object.keys(wanted.ours).length > 0) {
		await tryWebhook(context, phoneSystem(wanted.provider), wanted.webhookUrl);
	}

	const kept = await keptFor(context, ledger, wanted);
	const current = await readWebhooks(context, wanted);
	// A test run gives the number back to whoever has it; a workflow that is activated is there to stay.
	const above = isTest ? others.filter(({ holder }) => isTestHolder(holder)) : others;
	const found = unwound(pick(current, Object.keys(wanted.ours)), above);
	const wasOurs = kept !== undefined && includesFields(found, kept.ours);
	// Webhooks that are made anew get a new one.
	const isThere = Object.values(current).some((value) => value !== '');
	const knownSecret = isThere ? [kept, ...others].find((holder) => holder?.secret)?.secret : undefined;
	const registration = {
		...wanted,
		previous: wasOurs ? kept.previous : found,
		...(knownSecret !== undefined && { secret: knownSecret }),
		// Calls of before are none of our business, and phone systems tell the time of a call in whole seconds.
		lookedUntil: wasOurs ? kept.lookedUntil : Math.ceil(Date.now() / 1000) * 1000,
	};
	await ledger.saveRegistration(registration);
	if (!isTest) {
		for (const other of others) if (!other.live) await ledger.dropRegistration(other.holder);
	}
	if (!includesFields(current, wanted.ours)) await writeWebhooks(context, wanted, wanted.ours);
	const secret = await secretOf(context, wanted, knownSecret);
	if (secret !== knownSecret) await ledger.saveRegistration({ ...registration, ...(secret && { secret }) });
}

/** Whether n8n starts, and this trigger does not come back for a number of its own. */
async function isNewcomer(
	context: IHookFunctions,
	ledger: Ledger,
	{ holder, number }: Wanted,
): Promise<boolean> {
	if (!isN8nStarting(context)) return false;
	return (await ledger.registration(holder))?.number !== number;
}

async function unregister(context: IHookFunctions): Promise<void> {
	const ledger = await ledgerOf(context);
	const kept = await keptHere(context, ledger);
	if (!kept) return;
	try {
		await restore(context, ledger, kept);
	} catch (error) {
		await ledger.releaseRegistration(kept.holder);
		throw asActivationError(context.getNode(), error);
	}
}

/**
 * What is to be undone. n8n ends a test run in the same mode as it deactivates a workflow: only the path of the address
 * tells the two apart, whatever n8n's public address has become.
 */
async function keptHere(context: IHookFunctions, ledger: Ledger): Promise<Registration | undefined> {
	const { active, test } = holdersOf(context);
	const pathOf = (url: string) => new URL(url).pathname;
	const here = pathOf(context.getNodeWebhookUrl('default') ?? '');
	for (const holder of [test, active]) {
		const kept = await ledger.registration(holder);
		if (kept && pathOf(kept.webhookUrl) === here) return kept;
	}
	return undefined;
}

/** Puts the number's old webhooks back, unless somebody else has changed them since. */
async function restore(context: IHookFunctions, ledger: Ledger, kept: Registration): Promise<void> {
	if (kept.use === 'calls' && !isTestHolder(kept.holder)) await dropStandby(context, ledger, kept);
	const current = await readWebhooks(context, kept);
	if (includesFields(current, kept.ours) && !sameFields(kept.previous, kept.ours)) {
		await writeWebhooks(context, kept, kept.previous);
	}
	// Who would have put ours back puts back what we found.
	for (const { live: _live, released: _released, ...other } of await otherHolders(ledger, kept)) {
		const previous = unwound(other.previous, [kept]);
		if (!sameFields(previous, other.previous)) await ledger.saveRegistration({ ...other, previous });
	}
	await ledger.dropRegistration(kept.holder);
}

/** What this trigger registered before; undone first where it was for another number or for other fields. */
async function keptFor(
	context: IHookFunctions,
	ledger: Ledger,
	wanted: Wanted,
): Promise<Registration | undefined> {
	const kept = await ledger.registration(wanted.holder);
	if (!kept || (kept.number === wanted.number && sameNames(kept.ours, wanted.ours))) return kept;
	try {
		await restore(context, ledger, kept);
	} catch (error) {
		if (!(error instanceof ProviderError)) throw asActivationError(context.getNode(), error);
		// The old number may have left the account, which must not keep the new one from being used.
		const { name } = context.getNode();
		context.logger.warn(`${name}: the webhooks of ${kept.number} could not be put back. ${error.message}`, {
			before: forLog(kept.previous),
		});
		await ledger.dropRegistration(kept.holder);
	}
	return undefined;
}

function sameNames(a: Fields, b: Fields): boolean {
	return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => name in b);
}

async function explained<T>(context: IHookFunctions, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw asActivationError(context.getNode(), error);
	}
}
