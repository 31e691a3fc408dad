import { installN8n } from '../../sandbox/n8n/install';
import { buildPack } from '../../sandbox/n8n/pack';
import { prepareTemplate } from '../../sandbox/n8n/template';

/** Once per run of Jest: n8n is installed, the nodes are built as they are now, a fresh n8n is at hand to copy. */
export default async function setUp(): Promise<void> {
	await installN8n((line) => process.stdout.write(`${line}\n`));
	await buildPack();
	await prepareTemplate();
}
