import { BusinessHoursRouter } from '../../nodes/BusinessHoursRouter/BusinessHoursRouter.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { BUSINESS, startQuickCompany } from '../sandbox/company';
import { runWorkflow } from './engine';
import { credentialFor, forgetLedger, missedCall } from './support';

const binary = { photo: { data: 'iVBORw0KGgo=', mimeType: 'image/png' } };

let company: PhoneCompany;
beforeAll(async () => {
	company = await startQuickCompany();
});
afterAll(() => company.close());
afterEach(forgetLedger);

test('files that an item carries stay with it on every output of the Business Hours Router and Send Text-Back', async () => {
	const items = [missedCall(), missedCall({ id: 'CA2' }), { hello: 'there' }];
	const run = await runWorkflow({
		nodes: [
			{
				node: ReplyWatcher,
				parameters: { phoneNumber: { __rl: true, mode: 'number', value: BUSINESS } },
			},
			{
				node: BusinessHoursRouter,
				parameters: {
					timeZone: { __rl: true, mode: 'name', value: 'UTC' },
					hoursAs: 'text',
					hoursText: 'Mon-Sun 0:00-24:00',
				},
			},
			{ node: SendTextBack, onError: 'continueRegularOutput' },
		],
		emitted: { by: 'Reply Watcher', data: [items.map((json) => ({ json, binary }))] },
		credentials: [credentialFor(company)],
	});
	const [SENT, SKIPPED] = [0, 1];
	expect(run.output('Send Text-Back', SENT)).toMatchObject([{ binary, pairedItem: { item: 0 } }]);
	expect(run.output('Send Text-Back', SKIPPED)).toMatchObject([
		{ binary, pairedItem: { item: 1 } },
		{ binary, pairedItem: { item: 2 } },
	]);
});
