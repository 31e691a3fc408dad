import { openLedger } from '../../../ledger/open';
import { NOON, PAIR } from '../examples';

/** Writes down so many opt-outs in the ledger of n8n's folder and ends as n8n does, closing nothing. */
async function main([userFolder = '', callers = '']: string[]): Promise<void> {
	process.env.N8N_USER_FOLDER = userFolder;
	const ledger = await openLedger();
	for (let caller = 0; caller < Number(callers); caller += 1) {
		await ledger.suppress({ ...PAIR, caller: `caller ${caller}` }, 'STOP', NOON);
	}
	process.exit();
}

void main(process.argv.slice(2));
