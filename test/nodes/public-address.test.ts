import type { WorkflowExecuteMode } from 'n8n-workflow';
import { publicAddress } from '../../nodes/shared/webhook-request';

const ACTIVE = 'https://n8n.example.com/base/webhook/abc/calls';
const TEST = 'https://n8n.example.com/base/webhook-test/abc/calls';

/** n8n tells the production address also in a test run. */
const older = (mode: WorkflowExecuteMode) => ({ getNodeWebhookUrl: () => ACTIVE, getMode: () => mode });

describe('the address at which the phone system called', () => {
	test('is the one that n8n names, where it does', () => {
		expect(publicAddress({ ...older('manual'), getWebhookResourceUrl: () => TEST })).toBe(TEST);
	});

	test('is that of the active workflow in an n8n before 2.34', () => {
		expect(publicAddress(older('webhook'))).toBe(ACTIVE);
	});

	test('is the test address in a test run of an n8n before 2.34', () => {
		expect(publicAddress(older('manual'))).toBe(TEST);
	});
});
