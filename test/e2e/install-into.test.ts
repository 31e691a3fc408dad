import { join } from 'node:path';
import { N8nApi } from '../../sandbox/n8n/api';
import { startN8n } from '../../sandbox/n8n/n8n';
import { NODE, PACKAGE_NAME, PROJECT } from '../../sandbox/n8n/paths';
import { run } from '../../sandbox/n8n/run';
import { freshN8nFolder } from '../../sandbox/n8n/template';

const installInto = async (folder: string) =>
	await run(NODE, ['--import', 'tsx', join(PROJECT, 'scripts', 'install-into.ts'), folder]);

test('one command installs what is in this repository into an n8n, which then knows the nodes', async () => {
	const { folder, login, remove } = await freshN8nFolder();
	try {
		expect(await installInto(join(folder, '.n8n'))).toMatch(/Installed .*Restart n8n/s);
		const n8n = await startN8n({ folder });
		try {
			const types = await (await N8nApi.login(n8n.url, login)).nodeTypes();
			const ours = types.map(({ name }) => name).filter((name) => name.startsWith(`${PACKAGE_NAME}.`));
			expect(ours.sort()).toEqual(
				[
					'businessHoursRouter',
					'missedCallLedger',
					'missedCallTrigger',
					'notifyOwner',
					'replyWatcher',
					'sendTextBack',
				].map((name) => `${PACKAGE_NAME}.${name}`),
			);
		} finally {
			await n8n.stop();
		}
	} finally {
		await remove();
	}
});

test('a folder that is no n8n’s is refused', async () => {
	await expect(installInto('/nowhere')).rejects.toThrow('/nowhere is no folder of an n8n');
});
