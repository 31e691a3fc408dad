import { MissedCallQuoApi } from '../credentials/MissedCallQuoApi.credentials';
import { MissedCallTelnyxApi } from '../credentials/MissedCallTelnyxApi.credentials';
import { MissedCallTwilioApi } from '../credentials/MissedCallTwilioApi.credentials';
import type { Account } from '../providers/contract';
import { phoneSystem } from '../providers/registry';
import { httpOf } from './http';
import { CommandError, type Terminal } from './terminal';

/** n8n keeps what a person typed into these in its own database, encrypted. */
const credentialTypes = [new MissedCallTwilioApi(), new MissedCallTelnyxApi(), new MissedCallQuoApi()];
type CredentialType = (typeof credentialTypes)[number];
type Field = CredentialType['properties'][number];

/**
 * The account at a phone system, by the fields of its credential in n8n: from the environment, e.g. `TWILIO_AUTH_TOKEN`, and
 * asked for where they are not there. Never from the command line, which other users of the machine can read.
 *
 * @throws {CommandError} when a secret is missing and no person can be asked.
 */
export async function accountOf(provider: string, terminal: Terminal): Promise<Account | undefined> {
	const { id, displayName, credentialType, numbers } = phoneSystem(provider);
	const type = credentialTypes.find(({ name }) => name === credentialType);
	if (!numbers || !type) return undefined;
	const credential: Record<string, string> = {};
	for (const field of type.properties) {
		credential[field.name] =
			terminal.environment[variableOf(id, field)] ??
			(await asked(id, displayName, field, terminal)) ??
			asText(field.default);
	}
	return { numbers, http: httpOf(type, credential), credential };
}

async function asked(
	id: string,
	displayName: string,
	field: Field,
	{ ask }: Terminal,
): Promise<string | undefined> {
	if (field.required !== true) return undefined;
	const isSecret = field.typeOptions?.password === true;
	if (ask) return await ask(`${displayName}, ${field.displayName}`, isSecret);
	if (!isSecret) return undefined;
	throw new CommandError(
		`The ${field.displayName} of ${displayName} is missing. Set ${variableOf(id, field)} in the environment, or run this in a terminal, which asks for it.`,
	);
}

/** `TWILIO_ACCOUNT_SID` for the field `accountSid` of Twilio. */
function variableOf(id: string, { name }: Field): string {
	return `${id}_${name.replace(/[A-Z]/g, '_$&')}`.toUpperCase();
}

function asText(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
