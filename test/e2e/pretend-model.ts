import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { objectIn, type JsonObject } from '../../sandbox/n8n/json';

/** What the model does next: says something, calls a tool, fails, or never answers. */
export type Turn =
	{ says: string } | { calls: string; with?: JsonObject } | { fails: number } | { hangs: true };

/** A server that speaks as OpenAI's chat completions do, and says what it is told to say. */
export class PretendModel {
	/** The bodies of the requests, in order. */
	readonly asked: JsonObject[] = [];
	#turns: Turn[] = [];
	#server: Server | undefined;

	/** @returns its address, as an OpenAI credential takes it. */
	async start(): Promise<string> {
		const server = createServer((request, response) => {
			void text(request).then((body) => {
				this.asked.push(objectIn(JSON.parse(body), 'the request'));
				const turn = this.#turns.shift() ?? { fails: 500 };
				if ('hangs' in turn) return;
				const [status, answer] =
					'fails' in turn
						? [turn.fails, { error: { message: 'The pretend model fails' } }]
						: [200, completion(turn)];
				response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
			});
		});
		this.#server = server;
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('no port');
		return `http://127.0.0.1:${String(address.port)}/v1`;
	}

	/** What it does at the next requests; after these it fails. */
	will(...turns: Turn[]): void {
		this.asked.splice(0);
		this.#turns = turns;
	}

	async close(): Promise<void> {
		this.#server?.close();
		this.#server?.closeAllConnections();
		await Promise.resolve();
	}
}

/** https://platform.openai.com/docs/api-reference/chat/object */
function completion(turn: Exclude<Turn, { fails: number } | { hangs: true }>): JsonObject {
	const called = 'calls' in turn && {
		tool_calls: [
			{
				id: `call_${turn.calls}`,
				type: 'function',
				function: { name: turn.calls, arguments: JSON.stringify(turn.with ?? {}) },
			},
		],
	};
	return {
		id: 'chatcmpl-pretend',
		object: 'chat.completion',
		created: 0,
		model: 'pretend',
		choices: [
			{
				index: 0,
				finish_reason: called ? 'tool_calls' : 'stop',
				message: { role: 'assistant', content: 'says' in turn ? turn.says : null, ...called },
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
