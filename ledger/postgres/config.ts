/** Where the ledger's Postgres is, and who asks. */
export type PostgresConfig = {
	host: string;
	port: number;
	database: string;
	user: string;
	password: string;
	/** `unverified`: encrypted, whoever the server may be. */
	tls: 'verified' | 'unverified' | 'off';
	/** PEM; for a server whose certificate no public authority has signed. */
	trustedAuthority?: string;
};

/** Names the place in a message; never tells the password. */
export function placeOf({ host, port, database }: PostgresConfig): string {
	return `“${database}” at ${host}:${port}`;
}
