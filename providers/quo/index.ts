import { explain } from '../api';
import type { CallSystem, TextSystem } from '../contract';
import { findingOf } from '../meaning';
import { isSigned } from '../standard-webhooks';
import { apiUrl, quoApi } from './api';
import { readCallWebhook, TAKEN } from './calls';
import { listNumbers, numberId } from './numbers';
import { textList } from './text-list';
import { findSentText, readTextWebhook, sendText } from './texts';
import { newSecret, readWebhooks, webhookFields, writeWebhooks } from './webhooks';

/** Quo, formerly OpenPhone: handles the calls by itself and reports them; sends and receives texts. */
export const quo = {
	id: 'quo',
	displayName: 'Quo (OpenPhone)',
	credentialType: 'missedCallQuoApi',
	signsAddress: false,
	isAuthentic: (request, _credential, secret) => secret !== undefined && isSigned(request, secret),
	// Only a webhook that is made by the API has a secret that we know.
	whereToPaste: {},
	calls: { routes: ['listen'], readWebhook: readCallWebhook, refusedAnswer: TAKEN },
	texts: {
		send: sendText,
		findSent: findSentText,
		readWebhook: readTextWebhook,
		list: textList,
		webhookAnswer: TAKEN,
		// Quo does not tell.
		lookUpLine: () => Promise.resolve('unknown'),
		finding: (code, from) => findingOf(quoApi.meanings, code, from),
		explain: (code) => explain(quoApi, code),
	},
	numbers: {
		apiUrl,
		list: listNumbers,
		readWebhooks,
		findObstacles: async (http, credential, number) => {
			await numberId(http, credential, number);
			return [];
		},
		webhookFields: (use, _route, webhookUrl) => webhookFields(use, webhookUrl),
		writeWebhooks,
		newSecret,
	},
} satisfies CallSystem & TextSystem;
