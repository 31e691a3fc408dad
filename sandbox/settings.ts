import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isObject } from './n8n/json';
import type { Login } from './n8n/session';

/** What a sandbox keeps from one start to the next, made up at its first. */
export type Settings = {
	accountSid: string;
	authToken: string;
	/** At Telnyx: the key of its API, and that which its webhooks are signed with, as PKCS #8 in base64. */
	telnyx?: { apiKey: string; privateKey: string };
	login: Login;
	/** The imported reference workflow, which is a person's to change from then on. */
	workflowId?: string;
	/** The same for the number at Telnyx. */
	telnyxWorkflowId?: string;
	/** By which the pretend PBX signs its reports. */
	pbxSecret?: string;
	/** The workflow for the calls of that PBX. */
	officeWorkflowId?: string;
	/** Where the phone company was at the last start. */
	phonesUrl?: string;
};

/** The kept settings, or new ones when there are none. */
export async function readSettings(file: string): Promise<Settings> {
	try {
		const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
		if (isSettings(kept)) return kept;
		throw new Error(`${file} cannot be read. Delete its folder to begin with a new sandbox.`);
	} catch (error) {
		if (isObject(error) && error['code'] === 'ENOENT') return newSettings();
		throw error;
	}
}

/** Kept so that only the person who runs the sandbox can read it. */
export async function writeSettings(file: string, settings: Settings): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, `${JSON.stringify(settings, null, '\t')}\n`, { mode: 0o600 });
}

/** An account and a login that no other sandbox has. n8n wants a number and a capital letter in its passwords. */
export function newSettings(): Settings {
	return {
		accountSid: `AC${randomBytes(16).toString('hex')}`,
		authToken: randomBytes(16).toString('hex'),
		login: { email: 'owner@sandbox.local', password: `Sandbox-1-${randomBytes(12).toString('hex')}` },
	};
}

/** A signing secret that no other sandbox has. */
export function newSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

function isSettings(value: unknown): value is Settings {
	return isObject(value) && typeof value['accountSid'] === 'string' && isObject(value['login']);
}
