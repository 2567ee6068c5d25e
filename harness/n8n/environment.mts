import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { npmCli } from './processes.mts';
import type { Runtime } from './runtime.mts';
import { projectRoot } from './state.mts';

/** A community package as `npm pack` made it. */
export interface PackedPackage {
	name: string;
	version: string;
	/** The full path of the .tgz file. */
	tarball: string;
}

/** The settings of an n8n process here: quiet, on loopback only, with all its data in one folder. */
export interface EnvironmentOptions {
	/** The user folder of this process. */
	folder: string;
	encryptionKey: string;
	/** Each process has a port of its own for its task runners. */
	brokerPort: number;
	/** n8n's default time zone, for workflows that name none. */
	timezone?: string;
	/** Where the installer of community packages and its tarball are found; the user folder by default. */
	installerFolder?: string;
}

/** The environment of a process of n8n. */
export function environmentOf(runtime: Runtime, options: EnvironmentOptions): NodeJS.ProcessEnv {
	const { folder, encryptionKey, brokerPort, timezone = 'UTC', installerFolder = folder } = options;
	return {
		...inheritedEnvironment(),
		...quietEnvironment(runtime),
		N8N_USER_FOLDER: folder,
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		GENERIC_TIMEZONE: timezone,
		...installerEnvironment(runtime, installerFolder),
	};
}

/** This process's environment without what would change n8n or the npm that it calls. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
	const foreign =
		/^(N8N_|DB_|EXECUTIONS_|QUEUE_|OFFLOAD_|CREDENTIALS_|WEBHOOK_|GENERIC_|NODES_|NODE_|npm_package_|npm_lifecycle_|npm_config_local_prefix)/;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** No telemetry, no calls home, no banners; loopback only; SQLite in the instance's folder. */
function quietEnvironment(runtime: Runtime): NodeJS.ProcessEnv {
	const unused = unusedModules(runtime);
	return {
		NODE_ENV: 'production',
		DB_TYPE: 'sqlite',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_PYTHON_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		...(unused.length === 0 ? {} : { N8N_DISABLED_MODULES: unused.join() }),
	};
}

/** The modules that call home or are not needed. n8n does not start with the name of one that it does not have. */
function unusedModules({ appFolder }: Runtime): string[] {
	const list = join(appFolder, 'node_modules', '@n8n', 'backend-common', 'dist', 'modules', 'modules.config.js');
	const known = existsSync(list) ? readFileSync(list, 'utf8') : '';
	return ['mcp-registry', 'instance-ai', 'chat-hub', 'mcp', 'agents'].filter((name) => known.includes(`'${name}'`));
}

/** Puts the stand-in for npm first on n8n's PATH, for packageInstall.mts. */
function installerEnvironment(runtime: Runtime, folder: string): NodeJS.ProcessEnv {
	const bin = join(folder, 'bin');
	mkdirSync(bin, { recursive: true });
	copyFileSync(join(projectRoot, 'harness', 'n8n', 'npmShim.cjs'), join(bin, 'npm'));
	chmodSync(join(bin, 'npm'), 0o755);
	return {
		PATH: [bin, runtime.path].join(delimiter),
		RENEWALS_NPM_CLI: npmCli(),
	};
}

/** Lets the stand-in for npm give these tarballs to the n8n of a folder. */
export function offerPackages(folder: string, packages: readonly PackedPackage[]): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'local-packages.json'), JSON.stringify(packages));
}
