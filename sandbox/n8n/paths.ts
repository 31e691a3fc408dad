import { join, resolve } from 'node:path';

export const PROJECT = resolve(__dirname, '..', '..');

/** Where the n8n of the sandbox and the end-to-end tests is installed. */
export const N8N_INSTALLATION = __dirname;

/** The Node 24 among the project's packages, whatever Node the machine has. */
export const NODE = join(PROJECT, 'node_modules', 'node', 'bin', 'node');

export const PACKAGE_NAME = 'n8n-nodes-missed-call-text-back';
