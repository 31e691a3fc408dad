import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { N8nApi } from '../sandbox/n8n/api';
import { installN8n } from '../sandbox/n8n/install';
import { PROJECT } from '../sandbox/n8n/paths';
import { buildPack } from '../sandbox/n8n/pack';
import { freePort } from '../sandbox/ports';
import { startSandbox } from '../sandbox/sandbox';
import { readSettings } from '../sandbox/settings';
import { photographCanvas } from './pictures/canvas';
import { photographCredentials } from './pictures/credentials';
import { photographPhones } from './pictures/phones';
import { photographReports } from './pictures/reports';
import { photographWorkflows } from './pictures/workflows';
import { savePicture } from './pictures/save';

const FOLDER = join(PROJECT, 'docs', 'pictures');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-quic',
	'--no-first-run',
	'--disable-component-update',
	'--disable-sync',
];

/** `npm run pictures`: takes the pictures of docs/ anew, of the real thing in a fresh sandbox of its own. */
async function main(): Promise<void> {
	const progress = (line: string) => console.log(line);
	await installN8n(progress);
	progress('Building the nodes');
	await buildPack();
	await mkdir(FOLDER, { recursive: true });
	const folder = await mkdtemp(join(tmpdir(), 'missed-call-pictures-'));
	const sandbox = await startSandbox({
		folder,
		phonesPort: await freePort(),
		n8nPort: await freePort(),
		progress,
	});
	try {
		const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
		try {
			const page = await browser.newPage({
				viewport: { width: 1280, height: 860 },
				deviceScaleFactor: 1,
				locale: 'en-US',
				// That of the reference workflow, so that the phones and the texts tell the same time.
				timezoneId: 'America/New_York',
			});
			const save = (name: string, screenshot: Buffer) => savePicture(FOLDER, name, screenshot, progress);
			await photographPhones(page, sandbox.phonesUrl, save);
			await photographCanvas(page, sandbox.canvasUrl, save);
			const { login } = await readSettings(join(folder, 'settings.json'));
			const api = await N8nApi.login(sandbox.n8nUrl, login);
			await photographWorkflows(page, api, sandbox.n8nUrl, save);
			await photographCredentials(page, api, sandbox.n8nUrl, save);
			await photographReports(page, save);
		} finally {
			await browser.close();
		}
	} finally {
		await sandbox.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
