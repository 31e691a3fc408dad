import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export const LOGIN = { user: 'office@example.com', pass: 'app-password-4711' };

export type ReceivedMail = { raw: string; mail: ParsedMail; to: string[] };

/** A mail server of this process that keeps what it gets. It asks for {@link LOGIN} and refuses `refused@…`. */
export class MailServer {
	readonly received: ReceivedMail[] = [];
	private readonly server = new SMTPServer({
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		onAuth: ({ username, password }, _session, done) => {
			const known = username === LOGIN.user && password === LOGIN.pass;
			if (known) done(null, { user: username });
			else done(new Error('Invalid login'));
		},
		onRcptTo: ({ address }, _session, done) => {
			done(address.startsWith('refused@') ? new Error('No such mailbox') : null);
		},
		onData: (stream, session, done) => {
			void text(stream)
				.then(async (raw) => {
					const to = session.envelope.rcptTo.map(({ address }) => address);
					this.received.push({ raw, mail: await simpleParser(raw), to });
				})
				.then(() => done());
		},
	});

	/** @returns the port it listens on. */
	async start(): Promise<number> {
		const listening = this.server.listen(0, '127.0.0.1');
		await once(listening, 'listening');
		const address = listening.address();
		if (address === null || typeof address === 'string') throw new Error('It listens on no port');
		return address.port;
	}

	close(): Promise<void> {
		return new Promise((resolve) => this.server.close(resolve));
	}
}
