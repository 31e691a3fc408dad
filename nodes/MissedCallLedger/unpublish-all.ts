import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Ledger } from '../../ledger/ledger';
import type { Account } from '../../providers/contract';
import { phoneSystem } from '../../providers/registry';
import { forLog } from '../../providers/webhook-fields';
import { putNumbersBack } from '../../usecases/put-numbers-back';
import { reach } from '../shared/number-at-system';
import type { OutputItem, Task } from './client';

/**
 * Puts every number on record back as it was before n8n had it; one item for the calls or the texts of each.
 *
 * @throws NodeOperationError when nobody has confirmed it.
 */
export async function unpublishAll({ context, itemIndex }: Task, ledger: Ledger): Promise<OutputItem[]> {
	if (context.getNodeParameter('confirmed', itemIndex, false) !== true) {
		throw new NodeOperationError(context.getNode(), 'No number was put back', {
			description: 'Switch on “Put Every Number Back” to say that all clients’ numbers are to leave n8n.',
			itemIndex,
		});
	}
	const items: OutputItem[] = [];
	for await (const one of putNumbersBack(ledger, (provider) => accountOf(context, provider))) {
		const fields = one.outcome === 'putBack' && { fields: forLog(one.fields) };
		items.push({ json: { ...one, ...fields } });
	}
	if (items.length === 0) {
		context.addExecutionHints({
			message: 'The record holds no number that points to n8n.',
			location: 'outputPane',
		});
	}
	return items;
}

/** Undefined where the node has no credential for that phone system. */
async function accountOf(context: IExecuteFunctions, provider: string): Promise<Account | undefined> {
	const { credentialType, numbers } = phoneSystem(provider);
	const isChosen = context.getNode().credentials?.[credentialType] !== undefined;
	return numbers && isChosen ? await reach(context, { provider }) : undefined;
}
