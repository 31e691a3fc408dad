import { Workflow, type ICredentialType } from 'n8n-workflow';
import { MissedCallNtfyApi } from '../../credentials/MissedCallNtfyApi.credentials';
import { MissedCallPushoverApi } from '../../credentials/MissedCallPushoverApi.credentials';
import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';
import { textSystems } from '../../providers/registry';
import { NodeTypes, typeName } from '../workflow/engine/node-types';

/** Where n8n sends the test of a credential, after it has resolved the expressions in it. */
function testedAt({ test }: ICredentialType, data: Record<string, string>): string {
	const node = {
		id: 'node',
		name: 'Notify Owner',
		type: typeName(NotifyOwner),
		typeVersion: 1,
		position: [0, 0] satisfies [number, number],
		parameters: {},
	};
	const nodeTypes = new NodeTypes([NotifyOwner]);
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const base = workflow.expression.getSimpleParameterValue(node, test?.request.baseURL, 'internal', {
		$credentials: data,
	});
	return `${String(base)}${String(test?.request.url)}`;
}

describe('the test of a credential', () => {
	it.each(['https://ntfy.example.com', ' https://ntfy.example.com/ '])(
		'asks the ntfy server %j',
		(server) => {
			expect(testedAt(new MissedCallNtfyApi(), { server })).toBe('https://ntfy.example.com/v1/account');
		},
	);

	it('asks Pushover', () => {
		expect(testedAt(new MissedCallPushoverApi(), { apiUrl: 'https://api.pushover.net/' })).toBe(
			'https://api.pushover.net/1/users/validate.json',
		);
	});

	it('of the mail server is a function of the node that asks for the credential', () => {
		const { description, methods } = new NotifyOwner();
		const smtp = description.credentials?.find(({ name }) => name === 'missedCallSmtpApi');
		expect(Object.keys(methods.credentialTest)).toEqual([smtp?.testedBy]);
	});
});

describe('the credentials that Notify Owner asks for', () => {
	it('are those of the phone systems that text, and one for each other channel, each only where it is needed, and the shared record’s', () => {
		expect(
			new NotifyOwner().description.credentials?.map(({ name, displayOptions }) => [
				name,
				displayOptions?.show?.channels,
			]),
		).toEqual([
			...textSystems.map(({ credentialType }) => [credentialType, ['text']]),
			['missedCallSmtpApi', ['email']],
			['missedCallNtfyApi', ['ntfyProtected']],
			['missedCallPushoverApi', ['pushover']],
			['missedCallPostgresApi', undefined],
		]);
	});
});
