import type { IncomingMessage } from 'node:http';
import type { Actor } from '../server/kernel/actor.ts';
import type { Services } from '../server/container.ts';
import type { ErrorCode } from '$lib/shared/error-codes';
import type { Direction, Locale, Trilingual } from '$lib/shared/locale';

declare global {
	namespace App {
		interface Locals {
			services: Services;
			actor: Actor;
			/** The session behind the request, null for guests. */
			session: { id: string; personId: string } | null;
			/** Set when the cookie names a session that has ended: whose it was, as far as we still know. */
			endedSession: { personId: string | null } | null;
			/** What pages show of the signed-in person. */
			viewer: Viewer | null;
			locale: Locale;
			dir: Direction;
			theme: 'system' | 'light' | 'dark';
			now: Date;
			clientIp: string;
			/** Asked on the machine that runs Multaqa, not through a proxy. */
			fromThisMachine: boolean;
			/** The database did not answer when we asked who this is: nobody is a guest because of that. */
			unavailable: boolean;
		}
		interface Viewer {
			personId: string;
			name: string;
			/** The name in the network's three languages, where it is known in them. */
			nameForms: Trilingual | null;
			locale: Locale;
			cityName: Trilingual | null;
			isMember: boolean;
			isModerator: boolean;
			isSecretariat: boolean;
		}
		interface PageData {
			locale: Locale;
			dir: Direction;
			theme: 'system' | 'light' | 'dark';
			now: number;
			viewer: Viewer | null;
			demo: boolean;
			/** The page of the demonstration's mails is there for this person. */
			demoMail: boolean;
		}
		interface Error {
			code: ErrorCode;
			message: string;
			/** Names the line in the log. */
			id?: string;
			/** Seconds to wait before trying again, where that is known. */
			retryAfter?: number;
			/** The person's own text, given back when the page that held it could not be shown. */
			words?: string;
		}
		interface Platform {
			req: IncomingMessage & { services: Services; fromThisMachine: boolean; ip?: string };
		}
	}
}

export {};
