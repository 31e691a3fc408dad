import { createServer } from 'node:http';
import { N8nSession, type Login } from './n8n/session';

/** `url` opens the canvas; `hookUrl` is a script for n8n's editor, see `EDITOR_HOOK`. */
export type CanvasDoor = { url: string; hookUrl: string; close(): Promise<void> };

const HOOK_PATH = '/editor-hook.js';

/**
 * Runs in n8n's editor, which unfolds its production checklist over a published workflow whenever it is opened: here,
 * over the note that a newcomer is to read first. Folds it up once; a person can unfold it again.
 */
const EDITOR_HOOK = `new MutationObserver((changes, observer) => {
	const close = document.querySelector('[data-test-id="suggested-actions-close"]');
	if (!close) return;
	observer.disconnect();
	close.click();
}).observe(document, { childList: true, subtree: true });`;

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
	const server = createServer((request, response) => {
		if (request.url === HOOK_PATH) {
			response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
			response.end(EDITOR_HOOK);
			return;
		}
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
	const url = `http://127.0.0.1:${address.port}`;
	return {
		url: `${url}/`,
		hookUrl: url + HOOK_PATH,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
