import { call, HOUR, NOON, PAIR, sent } from '../examples';
import { tell, whenToldToGo } from './parent';
import { openPlace } from './place';

/**
 * Deals with one call as Send Text-Back does: claims, has the phone system send, records. Tells `sending` while the phone
 * system takes its time, and at the end what became of it.
 *
 * Arguments: the place of the ledger, the name of the process.
 */
async function main([place = '', boot = '']: string[]): Promise<void> {
	const ledger = await openPlace(place, boot);
	const claim = await ledger.claim(PAIR, call('CA1'), NOON, HOUR);
	if (claim.granted) {
		await whenToldToGo('sending');
		await ledger.recordSend(PAIR, call('CA1'), sent(`text of ${boot}`), NOON);
	}
	await tell(claim.granted ? 'sent' : 'already texted');
	await ledger.close();
	process.disconnect();
}

main(process.argv.slice(2)).catch(async (error: unknown) => {
	await tell(error instanceof Error ? error.message : String(error));
	process.disconnect();
});
