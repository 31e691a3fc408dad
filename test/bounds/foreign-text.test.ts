import type { INode } from 'n8n-workflow';
import { readMailAddresses } from '../../nodes/NotifyOwner/channels/email';
import { sendNtfy } from '../../nodes/NotifyOwner/channels/ntfy';
import { sendPushover } from '../../nodes/NotifyOwner/channels/pushover';
import { isMailAddress, mailError } from '../../nodes/NotifyOwner/channels/smtp';
import { sendText } from '../../nodes/NotifyOwner/channels/text';
import { readItem, readTold } from '../../nodes/NotifyOwner/read-item';
import { noticeOf } from '../../nodes/NotifyOwner/words';
import { ask, explain } from '../../providers/api';
import { quoApi } from '../../providers/quo/api';
import { textSystems } from '../../providers/registry';
import { telnyxApi } from '../../providers/telnyx/errors';
import { twilioApi } from '../../providers/twilio/errors';
import { readNumberList } from '../../textback/guards/number-list';
import type { TextBackEvent } from '../../textback/item';
import { languageOf } from '../../textback/message/opt-out-line';
import { shorten } from '../../textback/message/shorten';
import { chooseVariant, variantsOf } from '../../textback/message/variants';
import { writeMessage } from '../../textback/message/write-message';
import { noticeFor, readyNotice, type Notice } from '../../textback/notice';
import { readIntent } from '../../textback/opt-out/read-intent';
import { pairKey, parsePhone } from '../../textback/phone-number';
import { clip, oneLine, plainText, typewritten } from '../../textback/plain-text';
import { readBranding } from '../../textback/report/page/branding';
import { escapeHtml } from '../../textback/report/page/html';
import { render } from '../../textback/template';
import { growth } from './cost';

/** What, written again and again, makes careless code go over the same text again and again. */
const PIECES = [
	...[' ', '\n', '\r', '\t', '\u00A0', '\u2028', '\0', '\u202E'],
	...[
		'-',
		' - ',
		'  -',
		'\n-',
		'---\n',
		'_',
		'.',
		' .',
		'…',
		',',
		';',
		'"',
		'“',
		"'",
		"' ",
		'<',
		'&',
		'#',
		'@',
	],
	...['1', '+1 (', '(', '1-', '0', '١', '/', 'sip:', 'https://', '%41'],
	...['a', 'a ', 'a.', 'A', 'é', 'e\u0301', '\u0301', 'İ', 'ﬃ', 'ﷺ', '漢'],
	...['\uD800', '\uDC00', '😀', '👨\u200D', '🇺', '🛑', '\u200D'],
	...[
		'stop ',
		'stop\n',
		'sto',
		'no ',
		'do not ',
		'please ',
		'x, ',
		'-1',
		'the ',
		'\nsent from my ',
		'S T O P ',
	],
	...[
		'{{',
		'}}',
		'{{x}}',
		'{{contact.name}}',
		'{{#contact}}',
		'{{^reply}}',
		'{{#reply.media}}',
		'{{!',
		'{{=',
	],
];

const BUSINESS = '+14155550100';
const OWNER = '+14155550111';
const EVENTS: TextBackEvent[] = [
	'missedCall',
	'voicemail',
	'reply',
	'noReply',
	'optedOut',
	'notDelivered',
	'ownerReply',
];

const node: INode = {
	id: '1',
	name: 'Notify Owner',
	type: 'notifyOwner',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** An item that says this everywhere. */
const itemOf = (text: string, event: TextBackEvent = 'reply') => ({
	event,
	call: {
		id: text,
		provider: text,
		startedAt: text,
		verdict: text,
		voicemail: { url: `https://${text}`, seconds: 1, transcript: text },
	},
	contact: {
		number: text,
		nationalNumber: text,
		name: text,
		anonymous: false,
		missedCalls: 2,
		optedOut: false,
	},
	business: { name: text, number: text, timezone: text },
	text: { status: 'failed', body: text, sentAt: text, skippedText: text, failure: text },
	reply: { body: text, receivedAt: text, media: [text, `https://${text}`] },
});

const noticeWith = (text: string): Notice => ({
	title: text,
	body: text,
	callbackNumber: '+14155550142',
	links: [{ kind: 'voicemail', label: text, url: text }],
});

const writing = {
	view: { contact: { name: 'Bo' } },
	businessName: 'Oak Street Plumbing',
	firstContact: true,
	optOutLine: { language: 'auto' },
	plainPunctuation: true,
} as const;

const answering = (status: number, body: unknown) => () => Promise.resolve({ status, body, headers: {} });

const WORK: Record<string, (text: string) => unknown> = {
	'what a text asks for': readIntent,
	'a phone number': parsePhone,
	'the name of a caller in the record': pairKey,
	'a list of numbers': (text) => readNumberList(text, 'US'),
	'plain text': plainText,
	'a line': oneLine,
	'typewritten text': typewritten,
	'a clipped text': (text) => [clip(text, 1_000), clip(text, text.length - 1)],
	'a shortened text': (text) => shorten(text, 1_600, ({ length }) => length < 400),
	'the language of a text': languageOf,
	'the wordings of a message': (text) => chooseVariant(variantsOf(text), text, 'CA1'),
	'a message from another node': (text) => writeMessage({ ...writing, template: text, isTemplate: false }),
	'a shortened message from another node': (text) =>
		writeMessage({ ...writing, template: text, isTemplate: false, mostSegments: 3 }),
	'a message with the words of others for a template': (text) =>
		writeMessage({ ...writing, template: text, isTemplate: true, mostSegments: 3 }),
	'a message with the caller’s name': (text) =>
		writeMessage({
			...writing,
			template: 'Hi {{contact.name}}!',
			isTemplate: true,
			view: { contact: { name: text } },
			mostSegments: 3,
		}),
	'a message of a business with that name': (text) =>
		writeMessage({ ...writing, template: 'Hi!', isTemplate: false, businessName: text, mostSegments: 3 }),
	'a template': (text) => render(text, itemOf('Bo')),
	'a template with values': (text) =>
		render('{{contact.name}} {{reply.body}} {{#reply.media}}{{.}}{{/reply.media}}', itemOf(text)),
	'an item for the owner': (text) =>
		EVENTS.map((event) => {
			const item = readItem(node, itemOf(text, event), 0);
			return noticeFor(item, 0, 'UTC');
		}),
	'an item for the owner in own words': (text) =>
		noticeOf(
			{
				item: readItem(node, itemOf(text), 0),
				variables: itemOf(text),
				own: { title: '{{contact.name}}', body: '{{reply.body}}' },
			},
			0,
			'UTC',
		),
	'ready words for the owner': (text) =>
		readyNotice(readTold(node, itemOf(text), 0), { title: text, body: text }),
	'a text to the owner': (text) => {
		const [system] = textSystems;
		if (!system) throw new Error('There is no phone system');
		const http = answering(201, { sid: text, status: text });
		const credential = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'secret', signInWith: 'account' };
		return sendText({ system, http, credential }, { from: BUSINESS, to: OWNER }, noticeWith(text));
	},
	'a push message by ntfy': (text) =>
		sendNtfy(answering(400, { id: text }), { server: 'https://ntfy.sh', topic: 'oak' }, noticeWith(text)),
	'a push message by Pushover': (text) =>
		sendPushover(
			answering(400, { token: text, errors: [text] }),
			'https://api.pushover.net',
			noticeWith(text),
		),
	'what a mail server says': (text) =>
		mailError(
			{
				host: text,
				port: 25,
				encryption: 'none',
				from: { name: text, address: text },
			},
			Object.assign(new Error(text), { code: 'EENVELOPE', response: text }),
		),
	'mail addresses': (text) => [isMailAddress(text), readMailAddresses(text)],
	'a part of a page': escapeHtml,
	'the look of a page': (text) => {
		for (const part of ['agency', 'logo', 'colour']) readBranding({ [part]: text });
	},
};

for (const api of [twilioApi, telnyxApi, quoApi]) {
	WORK[`what ${api.name} says of an error`] = async (text) => {
		const body = { code: text, message: text, errors: [{ code: text, detail: text, title: text }] };
		await ask(api, answering(400, body), { method: 'GET', url: 'https://example.com' });
	};
	WORK[`an error code of ${api.name}`] = (text) => explain(api, text);
}

test.each(Object.entries(WORK))('%s takes at most twice as long for twice as many', async (_, work) => {
	for (const piece of PIECES) {
		const times = await growth(work, piece);
		expect({ piece, times, isBounded: times < 3 }).toMatchObject({ isBounded: true });
	}
});
