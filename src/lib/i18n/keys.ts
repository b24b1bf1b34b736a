/** Types only: every key of the English catalogues. A text that does not exist does not compile. */
type KeysOf<Area extends string, Texts> = `${Area}.${keyof Texts & string}`;

/** Keys of texts that pages may show. */
export type MessageKey =
	| KeysOf<'common', typeof import('./messages/en/common.json')>
	| KeysOf<'errors', typeof import('./messages/en/errors.json')>
	| KeysOf<'accounts', typeof import('./messages/en/accounts.json')>
	| KeysOf<'forum', typeof import('./messages/en/forum.json')>
	| KeysOf<'cities', typeof import('./messages/en/cities.json')>
	| KeysOf<'moderation', typeof import('./messages/en/moderation.json')>
	| KeysOf<'search', typeof import('./messages/en/search.json')>
	| KeysOf<'live', typeof import('./messages/en/live.json')>
	| KeysOf<'demo', typeof import('./messages/en/demo.json')>;

/** Keys of texts that the server may use: those of pages and those of e-mails. */
export type ServerMessageKey = MessageKey | KeysOf<'mail', typeof import('./messages/en/mail.json')>;
