import {
	NodeOperationError,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type INodeCredentialTestResult,
	type ILoadOptionsFunctions,
	type INodeCredentialDescription,
	type INodeListSearchResult,
	type INodeProperties,
} from 'n8n-workflow';
import type { PhoneSystem } from '../../providers/contract';
import { callSystems, phoneSystem, phoneSystems, textSystems } from '../../providers/registry';
import type { CallRoute } from '../../textback/call';
import { asNodeError } from './errors';
import { httpWith } from './http';
import { asText } from './parameters';

/** For nodes that deal with calls: the choice of the phone system, and its credential. */
export const callSystemField = choiceOf(callSystems);
export const callSystemCredentials = credentialsOf(callSystems);

/** For nodes that deal with texts, which may go through another phone system than the calls. */
export const textSystemField = choiceOf(textSystems);
export const textSystemCredentials = credentialsOf(textSystems);

function choiceOf(systems: readonly PhoneSystem[]): INodeProperties {
	return {
		displayName: 'Phone System',
		name: 'phoneSystem',
		type: 'options',
		noDataExpression: true,
		options: systems.map((system) => ({ name: system.displayName, value: system.id })),
		default: 'twilio',
		description: 'The company or the system that handles the business’s phone number',
	};
}

/**
 * The slash keeps the choice on the canvas: a field whose bare name conditions a credential is, to the editor, part of the
 * credential, and hidden.
 */
function credentialsOf(systems: readonly PhoneSystem[]): INodeCredentialDescription[] {
	return systems.map((system) => ({
		name: system.credentialType,
		required: true,
		...(system.problemOf && { testedBy: 'phoneSystemCredential' }),
		displayOptions: { show: { '/phoneSystem': [system.id] } },
	}));
}

/** Tests the credential of a phone system that has no API to ask. */
export function phoneSystemCredential(
	this: ICredentialTestFunctions,
	{ type, data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const system = phoneSystems.find(({ credentialType }) => credentialType === type);
	const problem = system?.problemOf?.(data);
	return Promise.resolve(
		problem === undefined
			? {
					status: 'OK',
					message: 'The secret can be used. Whether the phone system knows it, the first call shows.',
				}
			: { status: 'Error', message: problem },
	);
}

/** The ids of the phone systems whose calls can reach a number in one of these ways. */
export function systemsWith(...routes: CallRoute[]): string[] {
	return callSystems
		.filter((system) => routes.some((route) => system.calls.routes.includes(route)))
		.map(({ id }) => id);
}

export const phoneNumberField: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The business’s phone number',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPhoneNumbers', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. (415) 555-0100',
			hint: 'Start with + and the country code when the number is outside the United States',
		},
	],
};

/** The account's numbers, for the list of the Phone Number field. */
export async function searchPhoneNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const system = phoneSystem(asText(this.getCurrentNodeParameter('phoneSystem')));
	if (!system.numbers) {
		throw new NodeOperationError(this.getNode(), 'This phone system has no list of numbers', {
			description: 'Choose “By Number” beside the field and type the number that callers dial.',
		});
	}
	const wanted = (filter ?? '').toLowerCase();
	try {
		const credential = await this.getCredentials(system.credentialType);
		const numbers = await system.numbers.list(httpWith(this, system.credentialType), credential);
		return {
			results: numbers
				.map(({ number, label }) => ({
					name: label === number ? number : `${label} (${number})`,
					value: number,
				}))
				.filter(({ name }) => name.toLowerCase().includes(wanted)),
		};
	} catch (error) {
		throw asNodeError(this.getNode(), error);
	}
}
