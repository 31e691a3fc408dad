import type { IExecuteFunctions } from 'n8n-workflow';
import { textSystem } from '../../providers/registry';
import type { NotifiedPart } from '../../textback/item';
import type { Notice, Told } from '../../textback/notice';
import { parsePhone } from '../../textback/phone-number';
import { clip, oneLine } from '../../textback/plain-text';
import { httpWith } from '../shared/http';
import { readNumber } from '../shared/number';
import { asText } from '../shared/parameters';
import type { Attempt } from './channels/channel';
import { readMailAddresses, sendEmail } from './channels/email';
import { sendNtfy } from './channels/ntfy';
import { sendPushover } from './channels/pushover';
import { readSmtp } from './channels/smtp';
import { sendText } from './channels/text';
import { openPost, signedInPost } from './post-json';

/** Where an item's notification goes out from: the node's parameters and credentials, for that item. */
export type Source = { context: IExecuteFunctions; itemIndex: number; item: Told; notice: Notice };

/**
 * What one channel will do. Everything that can be wrong with it, its address and credential included, comes up when
 * it is sent, so that it cannot keep the other channels from delivering.
 */
export function attemptBy(choice: ChannelChoice, source: Source): Attempt {
	return { channel: choice === 'ntfyProtected' ? 'ntfy' : choice, ...ATTEMPTS[choice](source) };
}

/** What can be chosen in Channels: ntfy with an access token is a choice of its own, because it has a credential. */
export type ChannelChoice = NotifiedPart['channel'] | 'ntfyProtected';

export function isChannelChoice(name: string): name is ChannelChoice {
	return Object.hasOwn(ATTEMPTS, name);
}

const ATTEMPTS: Record<ChannelChoice, (source: Source) => Omit<Attempt, 'channel'>> = {
	text: byText,
	email: byEmail,
	ntfy: byNtfy,
	ntfyProtected: byProtectedNtfy,
	pushover: byPushover,
};

function byText(source: Source): Omit<Attempt, 'channel'> {
	const { context, itemIndex, item, notice } = source;
	const node = context.getNode();
	const business = parsePhone(item.business.number);
	const country = business.kind === 'number' ? business.country : undefined;
	const options = { itemIndex, ...(country && { country }) };
	const typed = field(source, 'ownerPhone');
	const parsed = parsePhone(typed, country ?? 'US');
	return {
		to: parsed.kind === 'number' ? parsed.e164 : shown(typed),
		send: async () => {
			const to = readNumber(node, 'Owner’s Phone Number', typed, options);
			const from =
				field(source, 'sendFrom') === 'other'
					? readNumber(node, 'Number to Send From', field(source, 'fromNumber'), options)
					: item.business.number;
			const system = textSystem(field(source, 'phoneSystem'));
			const credential = await context.getCredentials(system.credentialType, itemIndex);
			const http = httpWith(context, system.credentialType);
			return await sendText({ system, http, credential }, { from, to }, notice);
		},
	};
}

function byEmail(source: Source): Omit<Attempt, 'channel'> {
	const typed = field(source, 'ownerEmail');
	return {
		to: shown(typed),
		send: async () => {
			const to = readMailAddresses(typed);
			const smtp = readSmtp(await source.context.getCredentials('missedCallSmtpApi', source.itemIndex));
			return await sendEmail(smtp, to, source.notice);
		},
	};
}

/** Who knows a public topic can read it, so the item shows the server alone. */
function byNtfy(source: Source): Omit<Attempt, 'channel'> {
	const server = field(source, 'ntfyServer');
	const topic = field(source, 'ntfyTopic');
	return {
		to: hostOf(server),
		send: () => sendNtfy(openPost(source.context), { server, topic }, source.notice),
	};
}

function byProtectedNtfy(source: Source): Omit<Attempt, 'channel'> {
	const { context, itemIndex, notice } = source;
	const topic = field(source, 'ntfyTopic');
	return {
		to: 'topic on the server of the ntfy credential',
		send: async () => {
			const { server } = await context.getCredentials<{ server: string }>('missedCallNtfyApi', itemIndex);
			const http = signedInPost(context, 'missedCallNtfyApi');
			return await sendNtfy(http, { server, topic }, notice);
		},
	};
}

function byPushover({ context, itemIndex, notice }: Source): Omit<Attempt, 'channel'> {
	return {
		to: 'user of the Pushover credential',
		send: async () => {
			const { apiUrl } = await context.getCredentials<{ apiUrl: string }>('missedCallPushoverApi', itemIndex);
			return await sendPushover(signedInPost(context, 'missedCallPushoverApi'), apiUrl, notice);
		},
	};
}

function field({ context, itemIndex }: Source, name: string): string {
	return asText(context.getNodeParameter(name, itemIndex, ''));
}

function shown(typed: string): string {
	return clip(oneLine(typed), 200);
}

function hostOf(server: string): string {
	return URL.canParse(server.trim()) ? new URL(server.trim()).host : '';
}
