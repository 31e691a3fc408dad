import { createServer } from 'node:http';
import { N8nSession, type Login } from './n8n/session';

export type CanvasDoor = { url: string; close(): Promise<void> };

/**
 * A web address that opens the canvas logged in: it hands the browser n8n's login cookie and sends it on. That works
 * from another port, because cookies belong to a host and not to a port.
 *
 * @param canvas where the canvas is, asked at each visit
 */
export async function openCanvasDoor(
	n8nUrl: string,
	login: Login,
	canvas: () => string,
): Promise<CanvasDoor> {
	const server = createServer((_request, response) => {
		N8nSession.open(n8nUrl, login).then(
			({ cookie }) => {
				response.writeHead(302, {
					location: canvas(),
					'set-cookie': `${cookie}; Path=/; HttpOnly; SameSite=Lax`,
					'cache-control': 'no-store',
				});
				response.end();
			},
			(error: unknown) => {
				response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
				response.end(
					`The canvas cannot be opened: ${error instanceof Error ? error.message : 'unknown error'}`,
				);
			},
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (!address || typeof address !== 'object') throw new Error('No port for the link to the canvas.');
	return {
		url: `http://127.0.0.1:${address.port}/`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
