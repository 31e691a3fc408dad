import type { IWebhookFunctions } from 'n8n-workflow';
import type { TextSystem, TextToSend } from '../../providers/contract';
import { reasonOf } from '../shared/errors';
import { httpWith } from '../shared/http';
import { answerWith } from '../shared/webhook-request';

/**
 * Answers a text webhook, and whoever wrote. Where the phone system takes no text in the answer, ours goes out by itself:
 * after the answer, for which some wait two seconds only, and without a second attempt, because one confirmation is the
 * most that an opt-out may get (47 CFR 64.1200(a)(12)).
 *
 * @param isAnswered Whether the webhook was answered before, because the record took too long.
 */
export async function answerText(
	context: IWebhookFunctions,
	{ texts, credentialType }: TextSystem,
	answer: TextToSend | undefined,
	isAnswered: boolean,
): Promise<void> {
	const within = answer && !isAnswered ? texts.replyAnswer?.(answer.body) : undefined;
	if (!isAnswered) answerWith(context, within ?? texts.webhookAnswer);
	if (!answer || within) return;
	try {
		const credential = await context.getCredentials(credentialType);
		await texts.send(httpWith(context, credentialType), credential, answer);
	} catch (error) {
		context.logger.warn(`${context.getNode().name}: an answer could not be sent: ${reasonOf(error)}`);
	}
}
