import type { ICredentialType, INodeType } from 'n8n-workflow';
import { MissedCallNtfyApi } from '../../credentials/MissedCallNtfyApi.credentials';
import { MissedCallPostgresApi } from '../../credentials/MissedCallPostgresApi.credentials';
import { MissedCallPushoverApi } from '../../credentials/MissedCallPushoverApi.credentials';
import { MissedCallQuoApi } from '../../credentials/MissedCallQuoApi.credentials';
import { MissedCallSmtpApi } from '../../credentials/MissedCallSmtpApi.credentials';
import { MissedCallTwilioApi } from '../../credentials/MissedCallTwilioApi.credentials';
import { MissedCallWebhookApi } from '../../credentials/MissedCallWebhookApi.credentials';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';

const types: ICredentialType[] = [
	new MissedCallNtfyApi(),
	new MissedCallPostgresApi(),
	new MissedCallPushoverApi(),
	new MissedCallQuoApi(),
	new MissedCallSmtpApi(),
	new MissedCallTwilioApi(),
	new MissedCallWebhookApi(),
];
const nodes: INodeType[] = [
	new MissedCallTrigger(),
	new NotifyOwner(),
	new ReplyWatcher(),
	new SendTextBack(),
];

/** n8n runs the function of any node that names one for the credential. */
test.each(types)('$displayName can be tested when it is saved', ({ name, test: request }) => {
	const functions = nodes.flatMap(({ description, methods }) =>
		(description.credentials ?? [])
			.filter((credential) => credential.name === name)
			.map(({ testedBy }) => (typeof testedBy === 'string' ? methods?.credentialTest?.[testedBy] : testedBy)),
	);
	expect([request, ...functions].find((how) => how !== undefined)).toBeDefined();
});
