/** What n8n needs of the surroundings to run a program; nothing else of them is handed on, no proxy and no N8N_… setting. */
const SURROUNDINGS = ['PATH', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'ComSpec'];

/** Everything in n8n that calls home or asks a person for something on the way to the canvas. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_AI_ENABLED: 'false',
	N8N_MCP_COMMUNITY_NODE_DISCOVERY_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'instance-ai,agents,chat-hub,mcp,mcp-registry,workflow-builder,quick-connect',
};

export type N8nPlace = {
	/** n8n's user folder: its database and settings are in `.n8n` below. */
	folder: string;
	port: number;
	/** For n8n's own runner of Code nodes, which takes a port whether it is used or not. */
	runnerPort: number;
};

/** The environment of an n8n that can be reached on 127.0.0.1 only and reaches out to nothing by itself. */
export function n8nEnvironment(place: N8nPlace, extra: Record<string, string> = {}): Record<string, string> {
	const surroundings = SURROUNDINGS.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return {
		...Object.fromEntries(surroundings),
		HOME: place.folder,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: place.folder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(place.port),
		N8N_PROTOCOL: 'http',
		N8N_SECURE_COOKIE: 'false',
		WEBHOOK_URL: `http://127.0.0.1:${place.port}/`,
		N8N_RUNNERS_BROKER_PORT: String(place.runnerPort),
		N8N_LOG_LEVEL: 'info',
		N8N_LOG_OUTPUT: 'console',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		// Without it n8n makes a sandbox for expressions at every webhook and every run, also where there are none.
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		...QUIET,
		...extra,
	};
}
