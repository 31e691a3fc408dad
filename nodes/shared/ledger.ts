import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INode,
	INodeCredentialDescription,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import type { Ledger } from '../../ledger/ledger';
import { openLedger } from '../../ledger/open';
import type { PostgresConfig } from '../../ledger/postgres/config';
import { tryPostgres } from '../../ledger/postgres/open-postgres';
import { reasonOf } from './errors';
import { asText } from './parameters';

const LEDGER = 'missedCallPostgresApi';

/** Where the node keeps its record; left empty it is a file in n8n's own folder. */
export const ledgerCredential: INodeCredentialDescription = {
	name: LEDGER,
	displayName: 'Shared Record (Only for n8n in Queue Mode)',
	required: false,
	testedBy: 'ledgerConnection',
};

type Context = {
	getNode(): INode;
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
};

/**
 * The ledger that the node's credential names, else the one of this n8n.
 *
 * @throws {LedgerError} in words that a person can act on, also when n8n runs as several processes and the node has no
 * credential.
 */
export async function ledgerOf(context: Context): Promise<Ledger> {
	const isChosen = context.getNode().credentials?.[LEDGER] !== undefined;
	return await openLedger(isChosen ? readPostgres(await context.getCredentials(LEDGER)) : undefined);
}

export async function ledgerConnection(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		await tryPostgres(readPostgres(data));
		return { status: 'OK', message: 'The server lets the user in, and the record can be kept there' };
	} catch (error) {
		return { status: 'Error', message: reasonOf(error) };
	}
}

function readPostgres(credential: ICredentialDataDecryptedObject): PostgresConfig {
	const { tls } = credential;
	const trustedAuthority = asText(credential.trustedAuthority).trim();
	return {
		host: asText(credential.host).trim(),
		port: Number(credential.port),
		database: asText(credential.database).trim(),
		user: asText(credential.user).trim(),
		password: asText(credential.password),
		tls: tls === 'off' || tls === 'unverified' ? tls : 'verified',
		...(trustedAuthority !== '' && { trustedAuthority }),
	};
}
