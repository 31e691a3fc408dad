import { benchLedger } from './ledger';
import { benchTextBack } from './text-back';

/** `npm run bench`: the figures of docs/performance.md. The ledger's part takes minutes; `--quick` leaves it out. */
async function main(): Promise<void> {
	await benchTextBack();
	if (!process.argv.includes('--quick')) await benchLedger(1_000_000);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
