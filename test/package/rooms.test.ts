import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

type Snippet = { file: string; code: string };

const allowed: Snippet[] = [
	{ file: 'nodes/X/X.node.ts', code: "import { NodeOperationError } from 'n8n-workflow';" },
	{ file: 'nodes/X/X.node.ts', code: "import { verdictOf } from '../../textback/verdict';" },
	{ file: 'nodes/X/X.node.ts', code: "import { registry } from '../../providers/registry';" },
	{ file: 'nodes/shared/x.ts', code: "import { openLedger } from '../../ledger/sqlite/open';" },
	{ file: 'nodes/X/X.node.ts', code: "import { step } from '../../usecases/step';" },
	{ file: 'usecases/x.ts', code: "import type { Ledger } from '../ledger/ledger';" },
	{ file: 'cli/x.ts', code: "import { step } from '../usecases/step';" },
	{ file: 'credentials/X.credentials.ts', code: "import type { ICredentialType } from 'n8n-workflow';" },
	{ file: 'providers/twilio/x.ts', code: "import type { TextStatus } from '../../textback/item';" },
	{ file: 'providers/twilio/x.ts', code: "import { ProviderError } from '../errors';" },
	{ file: 'ledger/sqlite/x.ts', code: "import type { CallEvent } from '../../textback/call';" },
	{ file: 'ledger/sqlite/x.ts', code: "import { DatabaseSync } from 'node:sqlite';" },
	{ file: 'textback/hours/x.ts', code: "import { DateTime } from 'luxon';" },
	{ file: 'textback/hours/x.ts', code: "import { format } from '../phone-number';" },
	{ file: 'textback/x.ts', code: 'export const at = (now: number) => new Date(now);' },
	{ file: 'sandbox/x.ts', code: "import { registry } from '../providers/registry';" },
	{ file: 'test/x.test.ts', code: "import { X } from '../nodes/X/X.node';" },
];

const forbidden: Snippet[] = [
	{ file: 'nodes/X/X.node.ts', code: "import { company } from '../../sandbox/phone-company';" },
	{ file: 'nodes/X/X.node.ts', code: "import { runWorkflow } from '../../test/workflow/engine';" },
	{ file: 'nodes/X/X.node.ts', code: "import { send } from '../../providers/twilio/api';" },
	{ file: 'nodes/X/X.node.ts', code: "import { InstanceSettings } from 'n8n-core';" },
	{ file: 'nodes/X/X.node.ts', code: "export const late = () => import('../../sandbox/phone-company');" },
	{ file: 'usecases/x.ts', code: "import { X } from '../nodes/X/X.node';" },
	{ file: 'usecases/x.ts', code: "import { send } from '../providers/twilio/api';" },
	{ file: 'cli/x.ts', code: "import { X } from '../nodes/X/X.node';" },
	{ file: 'credentials/X.credentials.ts', code: "import { X } from '../nodes/X/X.node';" },
	{ file: 'providers/twilio/x.ts', code: "import { NodeApiError } from 'n8n-workflow';" },
	{ file: 'providers/twilio/x.ts', code: "import type { INode } from 'n8n-workflow';" },
	{ file: 'providers/twilio/x.ts', code: "import { verdictOf } from '../../textback/verdict';" },
	{ file: 'providers/twilio/x.ts', code: "import type { Ledger } from '../../ledger/ledger';" },
	{ file: 'ledger/sqlite/x.ts', code: "import { verdictOf } from '../../textback/verdict';" },
	{ file: 'ledger/sqlite/x.ts', code: "import type { PhoneSystem } from '../../providers/contract';" },
	{ file: 'ledger/sqlite/x.ts', code: "import { jsonParse } from 'n8n-workflow';" },
	{ file: 'ledger/sqlite/x.ts', code: 'export const now = () => Date.now();' },
	{ file: 'textback/x.ts', code: "import type { INode } from 'n8n-workflow';" },
	{ file: 'textback/x.ts', code: "import type { Ledger } from '../ledger/ledger';" },
	{ file: 'textback/hours/x.ts', code: "import type { PhoneSystem } from '../../providers/contract';" },
	{ file: 'textback/x.ts', code: "import { request } from 'node:https';" },
	{ file: 'textback/x.ts', code: 'export const now = () => new Date();' },
	{ file: 'textback/x.ts', code: "export { X } from '../nodes/X/X.node';" },
];

test('the rooms may import what design allows and nothing else', () => {
	const broken = lint([...allowed, ...forbidden]);

	expect(allowed.filter((_, index) => broken[index]?.length !== 0)).toEqual([]);
	expect(forbidden.filter((_, index) => broken[allowed.length + index]?.length !== 1)).toEqual([]);
});

function lint(snippets: Snippet[]): string[][] {
	const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'lint-snippets.mjs')], {
		cwd: root,
		input: JSON.stringify(snippets),
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as string[][];
}
