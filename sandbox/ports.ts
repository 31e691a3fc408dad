import { createServer, type AddressInfo } from 'node:net';

const LOCAL = '127.0.0.1';

/** A port on 127.0.0.1 that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
	const { port } = await listenOnce(0);
	return port;
}

/** Whether a server could listen on this port of 127.0.0.1 now. */
export async function isPortFree(port: number): Promise<boolean> {
	try {
		await listenOnce(port);
		return true;
	} catch {
		return false;
	}
}

function listenOnce(port: number): Promise<AddressInfo> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, LOCAL, () => {
			const address = server.address();
			server.close(() => {
				if (address && typeof address === 'object') resolve(address);
				else reject(new Error(`No port to listen on at ${LOCAL}.`));
			});
		});
	});
}
