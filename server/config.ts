import { resolve } from 'node:path';
import { z } from 'zod';
import { LOCALES } from '../src/lib/shared/locale.ts';

/**
 * Everything the environment can say, with what it means. `docs/operating.md` prints this list; a test
 * keeps the two alike. This file is the only reader of `process.env`.
 */
export const VARIABLES = {
	PORT: 'TCP port to listen on. Default 3000; when that is taken and PORT is not set, the next free one.',
	HOST: 'Address to listen on. Default 127.0.0.1 (this machine only); 0.0.0.0 for every interface.',
	MULTAQA_ORIGIN:
		'The address people type, for example https://multaqa.example. Required behind a proxy and for real use: links in e-mails, Secure cookies and Origin checks come from it.',
	MULTAQA_TRUST_PROXY:
		'Number of reverse proxies in front (0 to 5). Default 0: the X-Forwarded-For header is not believed.',
	MONGODB_URI: 'A MongoDB replica set or sharded cluster. Not set: the app runs its own database.',
	MULTAQA_MONGOD: 'Path of a mongod binary for the built-in database.',
	MULTAQA_DATA: 'Folder of the built-in database. Default ./data.',
	MULTAQA_DEMO:
		'"on": the demonstration network, whose people everybody can sign in as. "off": a real network, empty at first. Not set: "on", unless MULTAQA_ORIGIN or MONGODB_URI is set.',
	MULTAQA_SMTP_URL:
		'Where e-mail goes, for example smtps://user:password@mail.example:465. Not set: mails are kept and shown on a page in the demonstration, and refused otherwise.',
	MULTAQA_MAIL_FROM: 'Sender of e-mails. Default "Multaqa <no-reply@HOST OF ORIGIN>".',
	MULTAQA_DEFAULT_LOCALE: 'Language when the browser asks for none of ours: ar, en or fr. Default ar.',
	MULTAQA_LOG: 'debug, info, warn, error or silent. Default info.',
	MULTAQA_METRICS_TOKEN: 'Bearer token that opens /metrics. Not set: /metrics answers this machine only.',
	MULTAQA_LIMIT_SCALE: 'Multiplies every rate limit (for load tests). Default 1. From 0.01 to 100000.'
} as const;

export interface Config {
	port: number;
	/** True when PORT was not set: the next free port will do. */
	portIsDefault: boolean;
	host: string;
	/** Null: the address comes from the request, which is allowed for this machine's own addresses only. */
	origin: string | null;
	trustProxy: number;
	mongodbUri: string | null;
	mongodPath: string | null;
	dataDir: string;
	demo: boolean;
	smtpUrl: string | null;
	mailFrom: string | null;
	defaultLocale: (typeof LOCALES)[number];
	logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
	metricsToken: string | null;
	limitScale: number;
}

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional());

const schema = z.object({
	PORT: optional(z.coerce.number().int().min(0).max(65535)),
	HOST: optional(z.string()),
	MULTAQA_ORIGIN: optional(
		z.string().refine((value) => {
			const url = URL.canParse(value) ? new URL(value) : null;
			return url !== null && /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '');
		}, 'must be like https://multaqa.example, without a path')
	),
	MULTAQA_TRUST_PROXY: optional(z.coerce.number().int().min(0).max(5)),
	MONGODB_URI: optional(
		z.string().regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
	),
	MULTAQA_MONGOD: optional(z.string()),
	MULTAQA_DATA: optional(z.string()),
	MULTAQA_DEMO: optional(z.enum(['on', 'off'])),
	MULTAQA_SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')),
	MULTAQA_MAIL_FROM: optional(z.string().max(320)),
	MULTAQA_DEFAULT_LOCALE: optional(z.enum(LOCALES)),
	MULTAQA_LOG: optional(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
	MULTAQA_METRICS_TOKEN: optional(z.string().min(16, 'must have at least 16 characters')),
	MULTAQA_LIMIT_SCALE: optional(z.coerce.number().min(0.01).max(100_000))
});

/** The environment says something that cannot be. The message names each variable and what it means. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

/** Reads and checks the environment once. Throws `ConfigError` with every mistake, not just the first. */
export function readConfig(
	env: Record<string, string | undefined> = process.env,
	cwd = process.cwd()
): Config {
	const parsed = schema.safeParse(env);
	if (!parsed.success) {
		const lines = parsed.error.issues.map((issue) => {
			const name = String(issue.path[0]) as keyof typeof VARIABLES;
			return `  ${name}: ${issue.message}\n    ${VARIABLES[name] ?? ''}`;
		});
		throw new ConfigError(`The configuration cannot be used:\n${lines.join('\n')}`);
	}
	const e = parsed.data;
	return {
		port: e.PORT ?? 3000,
		portIsDefault: e.PORT === undefined,
		host: e.HOST ?? '127.0.0.1',
		origin: e.MULTAQA_ORIGIN?.replace(/\/$/, '') ?? null,
		trustProxy: e.MULTAQA_TRUST_PROXY ?? 0,
		mongodbUri: e.MONGODB_URI ?? null,
		mongodPath: e.MULTAQA_MONGOD ?? null,
		dataDir: resolve(cwd, e.MULTAQA_DATA ?? 'data'),
		// Who names an address or a database means it: nobody gets strangers with a known password by accident.
		demo: e.MULTAQA_DEMO ? e.MULTAQA_DEMO === 'on' : !e.MULTAQA_ORIGIN && !e.MONGODB_URI,
		smtpUrl: e.MULTAQA_SMTP_URL ?? null,
		mailFrom: e.MULTAQA_MAIL_FROM ?? null,
		defaultLocale: e.MULTAQA_DEFAULT_LOCALE ?? 'ar',
		logLevel: e.MULTAQA_LOG ?? 'info',
		metricsToken: e.MULTAQA_METRICS_TOKEN ?? null,
		limitScale: e.MULTAQA_LIMIT_SCALE ?? 1
	};
}

/** Tells SvelteKit's handler, which reads the environment while it loads, what the config says. */
export function applyWebEnvironment(
	config: Config,
	bodyLimit: number,
	env: NodeJS.ProcessEnv = process.env
): void {
	env.MULTAQA_WEB_BODY_SIZE_LIMIT = String(bodyLimit);
	if (config.origin) env.MULTAQA_WEB_ORIGIN = config.origin;
	else {
		env.MULTAQA_WEB_HOST_HEADER = 'host';
		env.MULTAQA_WEB_PROTOCOL_HEADER = 'x-multaqa-protocol';
	}
}
