/**
 * Loaded into n8n before anything else: when the program that started it is gone, however it went, the pipe to its
 * standard input closes, and n8n shuts down rather than staying behind on its port.
 */
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
	process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
	process.stdin.resume();
}
