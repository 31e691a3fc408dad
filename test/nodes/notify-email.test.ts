import { readMailAddresses, sendEmail } from '../../nodes/NotifyOwner/channels/email';
import { checkSmtp, readSmtp } from '../../nodes/NotifyOwner/channels/smtp';
import type { Notice } from '../../textback/notice';
import { LOGIN, MailServer } from './mail-server';

const notice: Notice = {
	title: 'Missed call from (415) 555-0142',
	body: 'They called at 3:04 PM.',
	callbackNumber: '+14155550142',
	links: [
		{ kind: 'call', label: 'Call back', url: 'tel:+14155550142' },
		{ kind: 'text', label: 'Text back', url: 'sms:+14155550142' },
	],
};

const server = new MailServer();
let port = 0;
beforeAll(async () => {
	port = await server.start();
});
afterAll(() => server.close());
beforeEach(() => void server.received.splice(0));

const credential = (changes: Record<string, unknown> = {}) => ({
	host: '127.0.0.1',
	port,
	encryption: 'none',
	user: LOGIN.user,
	password: LOGIN.pass,
	fromName: 'Oak Street Plumbing',
	fromEmail: 'office@example.com',
	...changes,
});
const send = (changes: Partial<Notice> = {}, to = ['owner@example.com']) =>
	sendEmail(readSmtp(credential()), to, { ...notice, ...changes });

describe('an e-mail to the owner', () => {
	it('carries the message as text and as HTML with links to tap', async () => {
		const id = await send();
		const [received] = server.received;
		expect(received?.to).toEqual(['owner@example.com']);
		expect(received?.mail).toMatchObject({ subject: notice.title, messageId: id });
		expect(received?.mail.from?.text).toBe('"Oak Street Plumbing" <office@example.com>');
		expect(received?.mail.text).toContain('They called at 3:04 PM.\n\nCall back: tel:+14155550142');
		expect(received?.mail.html).toContain('<a href="tel:+14155550142"');
		expect(received?.mail.html).toContain('<a href="sms:+14155550142"');
	});

	it('goes to every address of a list', async () => {
		await send({}, readMailAddresses('owner@example.com; office@example.com,\nfront@example.com'));
		expect(server.received.map(({ to }) => to)).toEqual([
			['owner@example.com', 'office@example.com', 'front@example.com'],
		]);
	});

	it('shows HTML of a caller as the characters it is made of', async () => {
		const body = '<img src=x onerror="alert(1)"> & <a href=\'https://evil.example\'>tap</a>\nsecond line';
		await send({ body, title: '<script>x</script>' });
		const html = String(server.received[0]?.mail.html);
		expect(html).not.toMatch(/<img|<script|evil\.example'>/);
		expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; ');
		expect(html).toContain('<br>second line');
		expect(server.received[0]?.mail.text).toContain(body);
	});

	it('cannot be given another header by a caller', async () => {
		await send({ title: 'Reply\r\nBcc: all@example.com\r\n\r\nhello' });
		const [received] = server.received;
		expect(received?.to).toEqual(['owner@example.com']);
		expect(received?.mail.headers.has('bcc')).toBe(false);
		expect(received?.mail.subject).toBe('Reply Bcc: all@example.com hello');
	});

	it('keeps right-to-left text and emoji', async () => {
		await send({ title: 'שלום 🙂', body: 'مرحبا 👨‍👩‍👧' });
		expect(server.received[0]?.mail.subject).toBe('שלום 🙂');
		expect(server.received[0]?.mail.text).toContain('مرحبا 👨‍👩‍👧');
	});
});

describe('a mail server that does not take it', () => {
	it.each([
		[{ password: 'wrong-secret' }, /refused the user name or password/],
		[{ port: 1 }, /could not be reached. Check “Host” and “Port”/],
		[{ encryption: 'starttls' }, /No secure connection .* Check “Port” and “Encryption”/],
		[{ encryption: 'tls' }, /No secure connection .* Check “Port” and “Encryption”/],
		[{ host: '' }, /lacks the mail server or its port/],
		[{ port: 99_999 }, /lacks the mail server or its port/],
		[{ fromEmail: 'Oak Street' }, /“From Email” in the SMTP credential is no e-mail address/],
	])('%j ends in a sentence that says what to change, without the password', async (changes, sentence) => {
		const attempt = async () => sendEmail(readSmtp(credential(changes)), ['owner@example.com'], notice);
		const error = await attempt().catch((caught: unknown) => caught);
		expect(error).toMatchObject({ name: 'ChannelError', message: expect.stringMatching(sentence) });
		expect(String(error)).not.toMatch(/wrong-secret|app-password/);
		expect(server.received).toEqual([]);
	});

	it('refuses the recipient: its reason is told', async () => {
		await expect(send({}, ['refused@example.com'])).rejects.toThrow(
			/refused .*No such mailbox.* “Owner’s Email”/,
		);
	});
});

describe('the test of the SMTP credential', () => {
	it('passes when the server accepts the sign-in, and sends nothing', async () => {
		await checkSmtp(readSmtp(credential()));
		expect(server.received).toEqual([]);
	});

	it('fails when it does not', async () => {
		await expect(checkSmtp(readSmtp(credential({ password: 'no' })))).rejects.toThrow(
			/user name or password/,
		);
	});
});

describe('the address field', () => {
	it.each(['', '  ', ' , '])('%j is empty', (typed) => {
		expect(() => readMailAddresses(typed)).toThrow('“Owner’s Email” is empty');
	});

	it.each(['owner', 'owner@example.com>', 'a@b@c', 'Owner <owner@example.com>', 'a@b.c\r\nBcc: x'])(
		'%j is no address',
		(typed) => {
			expect(() => readMailAddresses(typed)).toThrow('is no e-mail address');
		},
	);
});
