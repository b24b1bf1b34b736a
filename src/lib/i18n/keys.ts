/** Types only: every key of the English catalogues. A text that does not exist does not compile. */
import type accounts from './messages/en/accounts.json';
import type cities from './messages/en/cities.json';
import type common from './messages/en/common.json';
import type demo from './messages/en/demo.json';
import type errors from './messages/en/errors.json';
import type forum from './messages/en/forum.json';
import type live from './messages/en/live.json';
import type mail from './messages/en/mail.json';
import type moderation from './messages/en/moderation.json';
import type planedit from './messages/en/planedit.json';
import type plans from './messages/en/plans.json';
import type search from './messages/en/search.json';
import type secretariat from './messages/en/secretariat.json';

type KeysOf<Area extends string, Texts> = `${Area}.${keyof Texts & string}`;

/** Keys of texts that pages may show. */
export type MessageKey =
	| KeysOf<'accounts', typeof accounts>
	| KeysOf<'cities', typeof cities>
	| KeysOf<'common', typeof common>
	| KeysOf<'demo', typeof demo>
	| KeysOf<'errors', typeof errors>
	| KeysOf<'forum', typeof forum>
	| KeysOf<'live', typeof live>
	| KeysOf<'moderation', typeof moderation>
	| KeysOf<'planedit', typeof planedit>
	| KeysOf<'plans', typeof plans>
	| KeysOf<'search', typeof search>
	| KeysOf<'secretariat', typeof secretariat>;

/** Keys of texts that the server may use: those of pages and those of e-mails. */
export type ServerMessageKey = MessageKey | KeysOf<'mail', typeof mail>;
