import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

import { PGlite } from '@electric-sql/pglite';

import { tell } from './parent';

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
const SSL_REQUEST = 80877103;
const STARTUP = 196608;
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

/**
 * Postgres in a process of its own, behind a port, so that the ledger speaks to it as to any server. It has one session,
 * so connections are served one after the other. Tells its port, and ends with whoever started it.
 */
async function main(): Promise<void> {
	const pglite = await PGlite.create();
	let last: Promise<void> = Promise.resolve();
	const server = createServer((socket) => {
		last = last.then(() => serve(socket, pglite)).catch(() => void socket.destroy());
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	process.once('disconnect', () => process.exit());
	const address = server.address();
	await tell(typeof address === 'object' ? address?.port : address);
}

async function serve(socket: Socket, pglite: PGlite): Promise<void> {
	let unread = Buffer.alloc(0);
	let welcomed = false;
	for await (const chunk of socket) {
		if (!Buffer.isBuffer(chunk)) throw new TypeError('A socket gives buffers.');
		unread = Buffer.concat([unread, chunk]);
		for (let size = sizeOfFirst(unread, welcomed); size > 0; size = sizeOfFirst(unread, welcomed)) {
			const message = unread.subarray(0, size);
			unread = unread.subarray(size);
			if (welcomed) {
				const answer = await pglite.execProtocolRaw(message);
				if (!socket.destroyed) socket.write(answer);
			} else {
				welcomed = await welcome(socket, message, pglite);
			}
		}
	}
	await pglite.exec('ROLLBACK; DISCARD ALL');
}

/** Answers what comes before the first query. @returns whether queries may come now. */
async function welcome(socket: Socket, message: Buffer, pglite: PGlite): Promise<boolean> {
	const code = message.readInt32BE(4);
	if (code === SSL_REQUEST) socket.write('N');
	if (code !== STARTUP) return false;
	const words = message.subarray(8).toString().split('\0');
	const options = words[words.indexOf('options') + 1] ?? '';
	for (const [, name, value] of options.matchAll(/-c (\w+)=(\w+)/g))
		await pglite.exec(`SET ${name} = '${value}'`);
	socket.write(WELCOME);
	return true;
}

/** How many bytes to hand on: up to where the client waits for an answer; 0 as long as that has not come. */
function sizeOfFirst(unread: Buffer, welcomed: boolean): number {
	if (!welcomed)
		return unread.length >= 8 && unread.length >= unread.readInt32BE(0) ? unread.readInt32BE(0) : 0;
	let end = 0;
	while (unread.length >= end + 5) {
		const kind = String.fromCharCode(unread.readUInt8(end));
		end += 1 + unread.readInt32BE(end + 1);
		if (unread.length < end) return 0;
		if ('QSX'.includes(kind)) return end;
	}
	return 0;
}

void main();
