import type { IWebhookFunctions } from 'n8n-workflow';
import type { TextWebhook } from '../../providers/contract';
import { reasonOf } from '../shared/errors';
import { ledgerOf } from '../shared/ledger';
import { logRefusal } from '../shared/refusals';
import { NOT_TAKEN, patiently } from '../shared/taking';
import { answerWith } from '../shared/webhook-request';
import { answerText } from './answer-text';
import { handleText, type Handled } from './handle-text';
import { isServed } from './served-text';
import type { Watched } from './settings';

/**
 * Writes down what an authentic webhook tells, and answers it: as taken only once it is on record. What the record does not
 * take, or takes too long to, comes again.
 */
export async function takeText(
	context: IWebhookFunctions,
	watched: Watched,
	webhook: TextWebhook,
	now: number,
): Promise<Handled | undefined> {
	const { name } = context.getNode();
	const { system } = watched;
	if (webhook.kind === 'ignored') {
		context.logger.info(`${name}: ignored a webhook, ${webhook.why}`);
		answerWith(context, system.texts.webhookAnswer);
		return undefined;
	}
	let isAnswered = false;
	const refuseForNow = () => {
		if (!isAnswered) answerWith(context, NOT_TAKEN);
		isAnswered = true;
	};
	try {
		const handled = await patiently(async () => {
			const ledger = await ledgerOf(context);
			if (await isServed(ledger, watched, webhook)) return await handleText(ledger, watched, webhook, now);
			logRefusal(context, 'it is about a text of another number');
			return undefined;
		}, refuseForNow);
		await answerText(context, system, handled?.answer, isAnswered);
		return handled;
	} catch (error) {
		refuseForNow();
		context.logger.error(`${name}: a text could not be written down: ${reasonOf(error)}`);
		return undefined;
	}
}
