import type { FastifyReply } from 'fastify';
import type { Refusals } from '../../failure';

/** Answers as Telnyx's API does when it refuses (https://developers.telnyx.com/development/api-fundamentals/api-errors). */
export async function telnyxError(
	reply: FastifyReply,
	status: number,
	code: string,
	title: string,
): Promise<void> {
	await reply.code(status).send({ errors: [{ code, title, detail: title, meta: {} }] });
}

export function notFound(reply: FastifyReply): Promise<void> {
	return telnyxError(reply, 404, '10005', 'Resource not found');
}

export const telnyxRefusals: Refusals = {
	'401': (reply) => telnyxError(reply, 401, '10009', 'Authentication failed'),
	'429': (reply) => telnyxError(reply, 429, '10011', 'Too many requests'),
	'500': (reply) => telnyxError(reply, 500, '10007', 'Unexpected error'),
};
