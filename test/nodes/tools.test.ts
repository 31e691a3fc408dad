import { BusinessHoursRouter } from '../../nodes/BusinessHoursRouter/BusinessHoursRouter.node';
import { MissedCallLedger } from '../../nodes/MissedCallLedger/MissedCallLedger.node';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import { n8n } from '../../package.json';

const NODES = [
	new BusinessHoursRouter(),
	new MissedCallLedger(),
	new MissedCallTrigger(),
	new NotifyOwner(),
	new ReplyWatcher(),
	new SendTextBack(),
];

test('every node of the package is looked at here', () => {
	expect(NODES).toHaveLength(n8n.nodes.length);
});

test.each(NODES)('$description.displayName is not a tool of an AI agent', ({ description }) => {
	expect(description.usableAsTool).toBeFalsy();
});
