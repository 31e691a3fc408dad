import { createHash } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import type { Ledger, Registration } from '../../ledger/ledger';
import type { CallFlowSettings } from '../../providers/contract';
import { ProviderError } from '../../providers/error';
import { phoneSystem } from '../../providers/registry';
import { endStandby } from '../../usecases/end-standby';
import { asNodeError } from './errors';
import { holderOf, isTestHolder } from './holder';
import { reach, readWebhooks, writeWebhooks } from './number-at-system';
import { includesFields, pick } from '../../providers/webhook-fields';

type OfNumber = Pick<Registration, 'provider' | 'number' | 'use' | 'ours' | 'webhookUrl'>;

/**
 * Has the phone system ring the phones while n8n does not answer, as the settings are now. What somebody else set for that
 * case stays. A failure is logged and keeps no workflow from being published.
 *
 * @param settings Undefined where the phone system is to do nothing of the kind.
 */
export async function keepStandby(
	context: IHookFunctions,
	ledger: Ledger,
	of: OfNumber,
	settings: CallFlowSettings | undefined,
): Promise<void> {
	if (isTestHolder(holderOf(context))) return;
	const { standby, standbyByHand } = phoneSystem(of.provider).numbers ?? {};
	if (!settings || !standby) {
		if (settings && standbyByHand !== undefined) tell(context, standbyByHand);
		await dropStandby(context, ledger, of);
		return;
	}
	try {
		await raise(context, ledger, of, settings);
	} catch (error) {
		if (!(error instanceof ProviderError)) throw asNodeError(context.getNode(), error);
		tell(
			context,
			`The phones of ${of.number} will not ring while n8n is down: ${error.message}. ${error.advice} See docs/when-n8n-is-down.md`,
		);
	}
}

async function raise(
	context: IHookFunctions,
	ledger: Ledger,
	of: OfNumber,
	flow: CallFlowSettings,
): Promise<void> {
	const { numbers, http, credential } = await reach(context, of);
	const { standby } = numbers;
	if (!standby) return;
	const known = await ledger.standby(of.provider, of.number);
	const settings = digest(flow);
	const current = await readWebhooks(context, of);
	const isOurs = known !== undefined && includesFields(current, known.ours);
	if (isOurs && known.settings === settings) return;
	if (!isOurs && (current[standby.field] ?? '') !== '') {
		tell(
			context,
			`${of.number} has a fallback of its own (${hostOf(current[standby.field])}), which stays. While n8n is down, calls go there`,
		);
		return;
	}
	const { id, fields } = await standby.put(http, credential, flow, known?.id);
	const previous = isOurs ? known.previous : pick(current, Object.keys(fields));
	await ledger.saveStandby({
		provider: of.provider,
		number: of.number,
		id,
		settings,
		previous,
		ours: fields,
	});
	if (!includesFields(current, fields)) await writeWebhooks(context, of, fields);
}

/** Has the number do again what it did without us. */
export async function dropStandby(context: IHookFunctions, ledger: Ledger, of: OfNumber): Promise<void> {
	if (!(await ledger.standby(of.provider, of.number))) return;
	const left = await endStandby(ledger, of, await reach(context, of));
	if (left) tell(context, `the fallback of ${of.number} could not be removed. ${left.message}`);
}

/** Tells one version of the settings from another. */
function digest(settings: CallFlowSettings): string {
	return createHash('sha256').update(JSON.stringify(settings)).digest('hex');
}

function hostOf(address = ''): string {
	return URL.canParse(address) ? new URL(address).host : 'an address that cannot be read';
}

function tell(context: IHookFunctions, words: string): void {
	context.logger.warn(`${context.getNode().name}: ${words}`, { workflowId: context.getWorkflow().id });
}
