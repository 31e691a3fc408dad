import type { Transporter } from 'nodemailer';
import type { Options, SentMessageInfo } from 'nodemailer/lib/smtp-transport';
import type { Credential } from '../../../providers/contract';
import { clip, oneLine } from '../../../textback/plain-text';
import { CHANNEL_TIMEOUT_MS, ChannelError } from './channel';

/** A mail server and the sender, as the credential describes them. */
export type SmtpSettings = {
	host: string;
	port: number;
	/** `tls`: encrypted from the first byte. `starttls`: encrypted before anything is said, or not at all. */
	encryption: 'tls' | 'starttls' | 'none';
	/** Absent for a server that asks for no password. */
	login?: { user: string; pass: string };
	from: { name: string; address: string };
};

/** @throws ChannelError when the credential lacks what every mail needs. */
export function readSmtp(credential: Credential): SmtpSettings {
	const host = text(credential, 'host');
	const port = Number(credential.port);
	const address = text(credential, 'fromEmail');
	if (!host || !Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new ChannelError(
			'The SMTP credential lacks the mail server or its port. Open it and fill in both.',
		);
	}
	if (!isMailAddress(address)) {
		throw new ChannelError(
			'“From Email” in the SMTP credential is no e-mail address. Write it like office@example.com.',
		);
	}
	const user = text(credential, 'user');
	return {
		host,
		port,
		encryption:
			credential.encryption === 'tls' || credential.encryption === 'none'
				? credential.encryption
				: 'starttls',
		...(user && {
			login: { user, pass: typeof credential.password === 'string' ? credential.password : '' },
		}),
		from: { name: oneLine(text(credential, 'fromName')), address },
	};
}

type MailTransport = Pick<Transporter<SentMessageInfo>, 'sendMail' | 'verify' | 'close'>;

/** The transport of one mail; close it after use. */
export async function openTransport(smtp: SmtpSettings): Promise<MailTransport> {
	const { createTransport } = await import('nodemailer');
	const options: Options = {
		host: smtp.host,
		port: smtp.port,
		secure: smtp.encryption === 'tls',
		requireTLS: smtp.encryption === 'starttls',
		ignoreTLS: smtp.encryption === 'none',
		...(smtp.login && { auth: smtp.login }),
		dnsTimeout: CHANNEL_TIMEOUT_MS,
		connectionTimeout: CHANNEL_TIMEOUT_MS,
		greetingTimeout: CHANNEL_TIMEOUT_MS,
		socketTimeout: CHANNEL_TIMEOUT_MS,
		disableFileAccess: true,
		disableUrlAccess: true,
	};
	return createTransport(options);
}

/** Connects and signs in, without sending anything. @throws ChannelError */
export async function checkSmtp(smtp: SmtpSettings): Promise<void> {
	const transport = await openTransport(smtp);
	try {
		await transport.verify().catch((error: unknown) => {
			throw mailError(smtp, error);
		});
	} finally {
		transport.close();
	}
}

/** nodemailer's error (https://nodemailer.com/smtp/errors) as a sentence that says what to do. */
export function mailError(smtp: SmtpSettings, error: unknown): ChannelError {
	const server = `${smtp.host}:${smtp.port}`;
	// nodemailer reports a refused connection under the same code as a failed handshake.
	const code = property(error, 'syscall') === 'connect' ? 'ECONNECTION' : property(error, 'code');
	switch (code) {
		case 'EAUTH':
		case 'ENOAUTH':
			return new ChannelError(
				`${server} refused the user name or password. Check both in the SMTP credential; many providers want an app password here.`,
			);
		case 'EDNS':
			return new ChannelError(
				`There is no mail server named ${smtp.host}. Check “Host” in the SMTP credential.`,
			);
		case 'ETLS':
		case 'ESOCKET':
			return new ChannelError(
				`No secure connection to ${server} could be made${reason(error)}. Check “Port” and “Encryption” in the SMTP credential.`,
			);
		case 'ECONNECTION':
		case 'ETIMEDOUT':
			return new ChannelError(
				`${server} could not be reached. Check “Host” and “Port” in the SMTP credential, and that this machine may connect to it.`,
			);
		case 'EENVELOPE':
			return new ChannelError(
				`${server} refused the sender or the recipient${reason(error)}. Check “Owner’s Email” and the credential’s “From Email”.`,
			);
		default:
			return new ChannelError(`${server} did not take the mail${reason(error)}. Check the SMTP credential.`);
	}
}

export function isMailAddress(text: string): boolean {
	return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(text);
}

/** The server's own answer, OpenSSL's reason, or why the connection broke. */
function reason(error: unknown): string {
	const said =
		property(error, 'response') ?? property(error, 'reason') ?? (error instanceof Error ? error.message : '');
	const line = clip(oneLine(said), 160).replace(/\.$/, '');
	return line ? ` (${line})` : '';
}

function property(error: unknown, name: 'code' | 'syscall' | 'response' | 'reason'): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
	return typeof value === 'string' ? value : undefined;
}

function text(credential: Credential, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value.trim() : '';
}
