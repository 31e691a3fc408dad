import { explain } from '../api';
import type { CallSystem, TextSystem } from '../contract';
import { findingOf } from '../meaning';
import { hangUp } from '../twiml/call-flow';
import { readCallWebhook } from '../twiml/call-webhook';
import { readAccount } from './account';
import { callList } from './call-list';
import { twilioDialect } from './dialect';
import { twilioApi } from './errors';
import { lookUpLine } from './lookup';
import { listNumbers, readWebhooks, webhookFields, whereToPaste, writeWebhooks } from './numbers';
import { findObstacles } from './obstacles';
import { isAuthentic } from './signature';
import { standby } from './standby';
import { textList } from './text-list';
import { findSentText, readTextWebhook, sendText, textAnswer } from './texts';

/** Twilio: holds the call flow, sends and receives texts, reports delivery. */
export const twilio = {
	id: 'twilio',
	displayName: 'Twilio',
	credentialType: 'missedCallTwilioApi',
	signsAddress: true,
	isAuthentic,
	whereToPaste,
	calls: {
		routes: ['ring', 'forwarded', 'listen'],
		// Twilio signs the address that it asks.
		readWebhook: (request, settings, url) => readCallWebhook(twilioDialect, request, settings, { url }),
		refusedAnswer: hangUp(),
		list: callList,
	},
	texts: {
		send: sendText,
		findSent: findSentText,
		readWebhook: readTextWebhook,
		list: textList,
		// Twilio would read any other content type as an error (12300) or as a text to send back.
		webhookAnswer: textAnswer(),
		replyAnswer: textAnswer,
		lookUpLine,
		finding: (code, from) => findingOf(twilioApi.meanings, code, from),
		explain: (code) => explain(twilioApi, code),
	},
	numbers: {
		apiUrl: (credential) => readAccount(credential).apiUrl,
		list: listNumbers,
		readWebhooks,
		findObstacles,
		webhookFields,
		writeWebhooks,
		standby,
	},
} satisfies CallSystem & TextSystem;
