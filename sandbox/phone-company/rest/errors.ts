import type { FastifyReply } from 'fastify';

/** Answers as Twilio's REST API does when it refuses (https://www.twilio.com/docs/usage/twilios-response). */
export async function twilioError(
	reply: FastifyReply,
	status: number,
	code: number,
	message: string,
): Promise<void> {
	await reply
		.code(status)
		.send({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

/** 20404, for what is not there. */
export function notFound(reply: FastifyReply, path: string): Promise<void> {
	return twilioError(reply, 404, 20404, `The requested resource ${path} was not found`);
}
