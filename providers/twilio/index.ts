import type { PhoneSystem } from '../contract';
import { readAccount } from './account';
import { hangUp } from './call-flow';
import { readCallWebhook } from './call-webhook';
import { explain, isLandline } from './errors';
import { lookUpLine } from './lookup';
import { listNumbers, readWebhooks, webhookFields, whereToPaste, writeWebhooks } from './numbers';
import { findObstacles } from './obstacles';
import { isAuthentic } from './signature';
import { findSentText, readTextWebhook, sendText } from './texts';

/** Twilio: holds the call flow, sends and receives texts, reports delivery. */
export const twilio: PhoneSystem = {
	id: 'twilio',
	displayName: 'Twilio',
	credentialType: 'missedCallTwilioApi',
	// Twilio would read any other content type as an error (12300) or as a text to send back.
	textWebhookAnswer: { status: 200, contentType: 'text/xml; charset=utf-8', body: '<Response/>' },
	refusedCallAnswer: hangUp(),
	apiUrl: (credential) => readAccount(credential).apiUrl,
	isAuthentic,
	readCallWebhook,
	readTextWebhook,
	listNumbers,
	readWebhooks,
	findObstacles,
	whereToPaste,
	webhookFields,
	writeWebhooks,
	sendText,
	findSentText,
	explain,
	isLandline,
	lookUpLine,
};
