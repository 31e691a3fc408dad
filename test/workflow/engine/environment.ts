import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Imported before n8n-core, which reads these when it loads: every test file gets an n8n folder of its own (its keys, and
 * whatever our nodes keep there), and n8n's log stays out of the test report.
 */
export const userFolder = mkdtempSync(join(tmpdir(), 'missed-call-n8n-'));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'true';

afterAll(() => {
	rmSync(userFolder, { recursive: true, force: true });
});
