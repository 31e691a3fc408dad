import { setTimeout as wait } from 'node:timers/promises';
import type { IHookFunctions, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { LedgerError } from '../../ledger/errors';
import type { Ledger } from '../../ledger/ledger';
import { asNodeError, reasonOf } from './errors';
import { holderOf, isN8nStarting } from './holder';
import { ledgerOf } from './ledger';

/** Another process is about to end, and then this one is waited for. */
const AFTER_IN_USE_MS = 100;
/** Somebody has to do something about it. */
const AFTER_OTHERS_MS = 10_000;

/**
 * Whether a trigger comes alive by itself later, when the ledger can be opened: n8n starts, and leaves a trigger that
 * throws then out of later starts. When a person activates the workflow, they are to see the error.
 */
export function mayComeLater(
	context: Pick<IHookFunctions, 'getActivationMode'>,
	error: unknown,
): error is LedgerError {
	return error instanceof LedgerError && isN8nStarting(context);
}

/**
 * Begins a trigger's work with the ledger: at once, or, where {@link mayComeLater}, as soon as it can be opened.
 *
 * @throws when a person activates the workflow and the ledger cannot be opened.
 */
export async function withLedger(
	context: ITriggerFunctions,
	begin: (ledger: Ledger) => Promise<ITriggerResponse>,
): Promise<ITriggerResponse> {
	try {
		return await begin(await ledgerOf(context));
	} catch (error) {
		if (!mayComeLater(context, error)) throw asNodeError(context.getNode(), error);
		const closing = new AbortController();
		const begun = beginLater(context, error, begin, closing.signal);
		return {
			closeFunction: async () => {
				closing.abort();
				await (await begun)?.closeFunction?.();
			},
		};
	}
}

async function beginLater(
	context: ITriggerFunctions,
	first: LedgerError,
	begin: (ledger: Ledger) => Promise<ITriggerResponse>,
	closing: AbortSignal,
): Promise<ITriggerResponse | undefined> {
	const say = (error: unknown) =>
		context.logger.error(`${context.getNode().name} does not work yet: ${reasonOf(error)}`, {
			workflowId: context.getWorkflow().id,
		});
	say(first);
	let last = first;
	while (await stillOpenIn(last.problem === 'inUse' ? AFTER_IN_USE_MS : AFTER_OTHERS_MS, closing)) {
		try {
			const ledger = await ledgerOf(context);
			await confirmWebhooks(context, ledger);
			const begun = await begin(ledger);
			context.logger.info(`${context.getNode().name} works now`);
			return begun;
		} catch (error) {
			if (!(error instanceof LedgerError)) {
				say(error);
				return undefined;
			}
			if (error.message !== last.message) say(error);
			last = error;
		}
	}
	return undefined;
}

/** Waits, and tells whether the trigger was not stopped meanwhile. */
async function stillOpenIn(ms: number, closing: AbortSignal): Promise<boolean> {
	return await wait(ms, true, { signal: closing }).catch(() => false);
}

/** What a trigger does for the webhooks of its number when n8n starts and the ledger is there. */
async function confirmWebhooks(context: ITriggerFunctions, ledger: Ledger): Promise<void> {
	const kept = await ledger.registration(holderOf(context));
	if (kept) await ledger.saveRegistration(kept);
	else {
		context.logger.error(
			`${context.getNode().name}: the record does not tell of the webhooks of this number. Publish the workflow again.`,
		);
	}
}
