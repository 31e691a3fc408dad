import type { Notice } from '../../../textback/notice';
import { oneLine } from '../../../textback/plain-text';
import { ChannelError } from './channel';
import { isMailAddress, mailError, openTransport, type SmtpSettings } from './smtp';

/** The addresses in a field where a person may have written several. @throws ChannelError */
export function readMailAddresses(typed: string): string[] {
	const addresses = typed
		.split(/[,;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	if (addresses.length === 0) {
		throw new ChannelError('“Owner’s Email” is empty. Enter the address that notifications go to.');
	}
	const wrong = addresses.find((address) => !isMailAddress(address));
	if (wrong !== undefined) {
		throw new ChannelError(
			`“${oneLine(wrong).slice(0, 80)}” in “Owner’s Email” is no e-mail address. Write it like owner@example.com.`,
		);
	}
	return addresses;
}

/**
 * Mails the owner, as HTML with a plain text beside it.
 *
 * @returns the mail's Message-ID.
 * @throws ChannelError in words that a person can act on.
 */
export async function sendEmail(smtp: SmtpSettings, to: string[], notice: Notice): Promise<string> {
	const transport = await openTransport(smtp);
	try {
		const sent = await transport
			.sendMail({
				from: smtp.from,
				to: to.map((address) => ({ name: '', address })),
				subject: oneLine(notice.title),
				text: plainBody(notice),
				html: htmlBody(notice),
			})
			.catch((error: unknown) => {
				throw mailError(smtp, error);
			});
		return sent.messageId;
	} finally {
		transport.close();
	}
}

function plainBody({ body, links }: Notice): string {
	return [body, '', ...links.map(({ label, url }) => `${label}: ${url}`)].join('\n').trim();
}

/** `dir="auto"` lets a right-to-left reply read right to left without turning the rest around. */
function htmlBody({ title, body, links }: Notice): string {
	const anchors = links.map(
		({ label, url }) =>
			`<a href="${escapeHtml(url)}" style="display:inline-block;margin:0 12px 12px 0;padding:10px 16px;border:1px solid #1a73e8;border-radius:6px;text-decoration:none">${escapeHtml(label)}</a>`,
	);
	return [
		'<!doctype html><html lang="en"><body style="font:16px/1.5 sans-serif">',
		`<p dir="auto"><strong>${escapeHtml(title)}</strong></p>`,
		`<p dir="auto">${escapeHtml(body).replaceAll('\n', '<br>')}</p>`,
		...(anchors.length > 0 ? [`<p>${anchors.join('')}</p>`] : []),
		'</body></html>',
	].join('\n');
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
