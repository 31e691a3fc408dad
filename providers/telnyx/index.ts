import { explain } from '../api';
import type { CallSystem, TextSystem } from '../contract';
import { findingOf } from '../meaning';
import { hangUp } from '../twiml/call-flow';
import { readAccount } from './account';
import { callListOf } from './call-list';
import { readTelnyxCall } from './call-webhook';
import { telnyxApi } from './errors';
import { lookUpLine } from './lookup';
import { listNumbers } from './numbers';
import { findObstacles } from './obstacles';
import { isAuthentic } from './signature';
import { textList } from './text-list';
import { readTextWebhook } from './text-webhook';
import { findSentText, sendText } from './texts';
import { readWebhooks, webhookFields, whereToPaste, writeWebhooks } from './webhooks';

/** Telnyx: holds the call flow in TeXML or hears of calls by its Voice API, sends and receives texts, reports delivery. */
export const telnyx = {
	id: 'telnyx',
	displayName: 'Telnyx',
	credentialType: 'missedCallTelnyxApi',
	signsAddress: false,
	isAuthentic,
	whereToPaste,
	calls: {
		routes: ['ring', 'forwarded', 'listen'],
		readWebhook: readTelnyxCall,
		listOf: callListOf,
		refusedAnswer: hangUp(),
	},
	texts: {
		send: sendText,
		findSent: findSentText,
		readWebhook: readTextWebhook,
		list: textList,
		webhookAnswer: { status: 200, contentType: 'application/json', body: '{}' },
		lookUpLine,
		finding: (code, from) => findingOf(telnyxApi.meanings, code, from),
		explain: (code) => explain(telnyxApi, code),
	},
	numbers: {
		// Also looks at the public key, so that a wrong one is told on activation and not by every call that is refused.
		apiUrl: (credential) => readAccount(credential).apiUrl,
		list: listNumbers,
		readWebhooks,
		findObstacles,
		webhookFields,
		writeWebhooks,
		// A TeXML Bin is made in the portal: https://developers.telnyx.com/docs/voice/programmable-voice/texml-bin-quickstart
		standbyByHand:
			'Telnyx plays an error to callers while n8n is down, unless you save a TeXML Bin there and enter its address as the failover URL of the TeXML application. See docs/when-n8n-is-down.md',
	},
} satisfies CallSystem & TextSystem;
