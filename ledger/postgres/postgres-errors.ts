import { LedgerError, type LedgerProblem } from '../errors';
import { isObject } from '../sql/row';

/** Another transaction got in the way, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const IN_THE_WAY = ['40001', '40P01', '23505'];

/** The server gave up waiting for a lock, or for the end of a statement. */
const LOCKED = ['55P03', '57014'];

const UNREACHABLE = [
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ETIMEDOUT',
	'EPIPE',
	// The server is starting or stopping.
	'57P01',
	'57P02',
	'57P03',
];

/** Says in our words what Postgres, or the way to it, reported. `place` is its name in the message. */
export function asLedgerError(error: unknown, place: string): LedgerError {
	if (error instanceof LedgerError) return error;
	const said = messageOf(error);
	const [problem, message] = explain(codeOf(error), said, `The ledger in Postgres (${place})`);
	return new LedgerError(problem, message, { cause: error });
}

/** Whether doing the same again may go well, because another process was in the way. */
export function wasInTheWay(error: unknown): boolean {
	return error instanceof LedgerError && IN_THE_WAY.includes(codeOf(error.cause));
}

function explain(code: string, said: string, ledger: string): [LedgerProblem, string] {
	if (LOCKED.includes(code)) return ['locked', `${ledger} is kept locked by another process. Try again.`];
	if (UNREACHABLE.includes(code) || /timeout|terminated/i.test(said)) {
		return [
			'unreachable',
			`${ledger} cannot be reached (${said}). Check that the server runs, and the host and port in the credential.`,
		];
	}
	if (/SSL|certificate|self.signed/i.test(`${code} ${said}`)) {
		return [
			'refused',
			`${ledger} cannot be reached over TLS as the credential asks (${said}). Choose another “TLS” there, or paste the server’s certificate authority.`,
		];
	}
	switch (code) {
		case '28P01':
		case '28000':
			return [
				'refused',
				`${ledger} does not let this user in (${said}). Check the user and password in the credential.`,
			];
		case '3D000':
			return ['refused', `${ledger} does not exist. Create the database, or correct the credential.`];
		case '42501':
			return [
				'notWritable',
				`${ledger} does not let this user make its tables (${said}). Let the user create schemas in this database, e.g. make it the database’s owner.`,
			];
		case '25006':
			return ['notWritable', `${ledger} is a copy that cannot be written. Connect to the main server.`];
		case '53100':
			return ['failed', `The disk of ${ledger} is full. Free some space.`];
		case '53300':
			return [
				'unreachable',
				`${ledger} has no connection free. Raise max_connections, or end connections that nobody needs.`,
			];
		case '42P01':
			return [
				'refused',
				`${ledger} does not find its tables (${said}). Connect to the server itself and not to a pooler.`,
			];
		default:
			return ['failed', `${ledger} failed: ${said}`];
	}
}

function codeOf(error: unknown): string {
	return isObject(error) && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: unknown): string {
	return isObject(error) && typeof error.message === 'string' && error.message !== ''
		? error.message
		: codeOf(error) || String(error);
}
