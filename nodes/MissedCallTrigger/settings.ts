import {
	NodeOperationError,
	type IHookFunctions,
	type ITriggerFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import type { CallFlowSettings, PhoneSystem } from '../../providers/contract';
import { phoneSystem } from '../../providers/registry';
import type { CallRoute } from '../../textback/call';
import { render, TemplateError } from '../../textback/template';
import type { VerdictSettings } from '../../textback/verdict';
import { holderOf } from '../shared/holder';
import { asNodeError, fieldError } from '../shared/errors';
import { readNumber } from '../shared/number';
import { asText, isRecord } from '../shared/parameters';

/** The trigger's parameters, read and checked. */
export type TriggerSettings = {
	holder: string;
	system: PhoneSystem;
	/** E.164. */
	number: string;
	flow: CallFlowSettings;
	verdict: VerdictSettings;
};

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

/** @throws NodeOperationError naming the field that is wrong. */
export function readSettings(context: Context): TriggerSettings {
	const node = context.getNode();
	const businessName = asText(context.getNodeParameter('businessName')).trim();
	if (businessName === '') {
		throw new NodeOperationError(node, '“Business Name” is empty', {
			description: 'Write the name that callers know, e.g. Oak Street Plumbing.',
		});
	}
	const route = readRoute(context);
	const pressOne = context.getNodeParameter('pressOne', true) === true;
	return {
		holder: holderOf(context),
		system: phoneSystem(asText(context.getNodeParameter('phoneSystem'))),
		number: readNumber(
			node,
			'Phone Number',
			context.getNodeParameter('phoneNumber', '', { extractValue: true }),
		),
		flow: {
			route,
			businessName,
			phones: route === 'ring' ? readPhones(context) : [],
			ringSeconds: Number(context.getNodeParameter('ringSeconds', 18)),
			pressOne,
			afterMiss: readAfterMiss(context, businessName),
		},
		verdict: { route, proof: pressOne ? 'pressed1' : 'pickUp' },
	};
}

export function readRoute(context: Context): CallRoute {
	const route = context.getNodeParameter('route');
	return route === 'forwarded' || route === 'listen' ? route : 'ring';
}

function readPhones(context: Context): string[] {
	const rows = context.getNodeParameter('phones.phone', []);
	const typed = Array.isArray(rows) ? rows.map((row: unknown) => (isRecord(row) ? row.number : '')) : [];
	if (typed.length === 0) {
		throw new NodeOperationError(context.getNode(), '“Phones to Ring” is empty', {
			description:
				'Add the phone that should ring first, or choose another way in “How Calls Reach This Number”.',
		});
	}
	return typed.map((number) => readNumber(context.getNode(), 'Phones to Ring', number));
}

function readAfterMiss(context: Context, businessName: string): CallFlowSettings['afterMiss'] {
	const spoken = (field: string, label: string) => {
		try {
			return render(asText(context.getNodeParameter(field, '')), { business: { name: businessName } });
		} catch (error) {
			throw error instanceof TemplateError
				? fieldError(context.getNode(), label, error)
				: asNodeError(context.getNode(), error);
		}
	};
	switch (context.getNodeParameter('afterMiss', 'say')) {
		case 'hangUp':
			return { kind: 'hangUp' };
		case 'voicemail':
			return {
				kind: 'voicemail',
				greeting: spoken('greeting', 'Greeting'),
				maxSeconds: Number(context.getNodeParameter('voicemailSeconds', 120)),
			};
		default:
			return { kind: 'say', text: spoken('sayText', 'What the Caller Hears') };
	}
}
