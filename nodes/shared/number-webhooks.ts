import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { Registration } from '../../ledger/ledger';
import type { WebhookUse } from '../../providers/contract';
import { phoneSystem } from '../../providers/registry';
import type { CallRoute } from '../../textback/call';
import { asNodeError } from './errors';
import { holderOf } from './holder';
import { httpWith } from './http';
import { ledgerOf } from './ledger';
import { readNumber } from './number';
import { asText } from './parameters';

/** What a trigger wants of its number: which webhooks, and for which way calls reach it. */
type Wish = { use: WebhookUse; route: (context: IHookFunctions) => CallRoute };

/**
 * The life of a number's webhooks for one trigger: point them at this workflow on activation, put back what was
 * there on deactivation. What was there is kept in the ledger, so it survives n8n being killed in between.
 */
export function numberWebhooks(wish: Wish) {
	return {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			try {
				const number = await bind(this, wish);
				const kept = await number.ledger.registration(number.holder);
				if (!kept || kept.number !== number.number || !sameFields(kept.ours, number.ours)) return false;
				const { current } = await number.read();
				return includesFields(current, number.ours);
			} catch (error) {
				throw asNodeError(this.getNode(), error);
			}
		},

		async create(this: IHookFunctions): Promise<boolean> {
			try {
				const number = await bind(this, wish);
				refuseLocalAddress(this, number.webhookUrl, number.apiUrl);
				const { current, problems } = await number.read();
				if (problems.length > 0) throw new NodeOperationError(this.getNode(), problems.join(' '));
				const kept = await number.ledger.registration(number.holder);
				if (kept && kept.number !== number.number) await restore(number, kept);
				const stillOurs = kept?.number === number.number && includesFields(current, kept.ours);
				await number.ledger.saveRegistration({
					holder: number.holder,
					provider: number.provider,
					number: number.number,
					use: wish.use,
					webhookUrl: number.webhookUrl,
					previous: stillOurs ? kept.previous : pick(current, Object.keys(number.ours)),
					ours: number.ours,
				});
				await number.write(number.number, number.ours);
				return true;
			} catch (error) {
				throw asNodeError(this.getNode(), error);
			}
		},

		async delete(this: IHookFunctions): Promise<boolean> {
			try {
				const number = await bind(this, wish);
				const kept = await number.ledger.registration(number.holder);
				if (kept) await restore(number, kept);
				return true;
			} catch (error) {
				throw asNodeError(this.getNode(), error);
			}
		},
	};
}

async function bind(context: IHookFunctions, wish: Wish) {
	const node = context.getNode();
	const system = phoneSystem(asText(context.getNodeParameter('phoneSystem')));
	const number = readNumber(
		node,
		'Phone Number',
		context.getNodeParameter('phoneNumber', '', { extractValue: true }),
	);
	const credential = await context.getCredentials(system.credentialType);
	const http = httpWith(context, system.credentialType);
	const webhookUrl = context.getNodeWebhookUrl('default') ?? '';
	return {
		ledger: await ledgerOf(context),
		holder: holderOf(context),
		provider: system.id,
		number,
		webhookUrl,
		apiUrl: system.apiUrl(credential),
		ours: system.webhookFields(wish.use, wish.route(context), webhookUrl),
		read: (of = number) => system.readWebhooks(http, credential, of, wish.use),
		write: (to: string, fields: Record<string, string>) => system.writeWebhooks(http, credential, to, fields),
	};
}

type Bound = Awaited<ReturnType<typeof bind>>;

/** Puts the number's old webhooks back, unless somebody else has changed them since. */
async function restore(number: Bound, kept: Registration): Promise<void> {
	const { current } = await number.read(kept.number);
	if (includesFields(current, kept.ours)) await number.write(kept.number, kept.previous);
	await number.ledger.dropRegistration(kept.holder);
}

/** A phone company cannot call an address on this machine, unless it runs on this machine too. */
function refuseLocalAddress(context: IHookFunctions, webhookUrl: string, apiUrl: string): void {
	if (!isLocal(webhookUrl) || isLocal(apiUrl)) return;
	throw new NodeOperationError(
		context.getNode(),
		`The phone system cannot reach this n8n: its address is ${new URL(webhookUrl).origin}`,
		{
			description:
				'Give n8n a public https address: set the environment variable WEBHOOK_URL (N8N_WEBHOOK_URL in newer versions) to it, e.g. https://n8n.example.com/, and restart n8n.',
		},
	);
}

function isLocal(url: string): boolean {
	const { hostname } = new URL(url);
	return (
		hostname === 'localhost' ||
		hostname.endsWith('.localhost') ||
		hostname === '[::1]' ||
		/^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^0\.0\.0\.0$/.test(hostname)
	);
}

function includesFields(current: Record<string, string>, fields: Record<string, string>): boolean {
	return Object.entries(fields).every(([name, value]) => current[name] === value);
}

function sameFields(a: Record<string, string>, b: Record<string, string>): boolean {
	return includesFields(a, b) && includesFields(b, a);
}

function pick(from: Record<string, string>, names: string[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, from[name] ?? '']));
}
