import { restore } from './restore';
import { CommandError, terminalOf } from './terminal';

const USAGE = `n8n-nodes-missed-call-text-back restore FOLDER

Puts every phone number back as it was before n8n had it. FOLDER is n8n's own, e.g. ~/.n8n; n8n must not be running.
The credential is asked for, or read from the environment: TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, TELNYX_API_KEY, QUO_API_KEY.`;

async function main([command, folder, ...more]: string[]): Promise<number> {
	if (command !== 'restore' || folder === undefined || more.length > 0) {
		console.error(USAGE);
		return 2;
	}
	try {
		return (await restore(folder, terminalOf(process))) ? 0 : 1;
	} catch (error) {
		if (!(error instanceof CommandError)) throw error;
		console.error(error.message);
		return 1;
	}
}

void main(process.argv.slice(2)).then((code) => {
	process.exitCode = code;
});
