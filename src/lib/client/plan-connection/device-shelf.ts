/**
 * Keeps on this device what one person wrote in one plan and no server has stored yet, so that a reload, a
 * crash or a flat battery loses nothing (docs/decisions/words-on-the-device.md). While there is a connection
 * and everything is stored, there is nothing of the plan on the device at all.
 *
 * One database for the origin; keys are [person, plan, tab, number], so people who share a device never
 * read each other's words. Each tab writes under its own name and deletes only what it has read.
 */
export interface Shelf {
	/** What earlier visits, or other tabs, left here. */
	read(): Promise<Leftover[]>;
	/**
	 * Keeps an update. When nothing stands here yet, keeps `whole` instead, the document with its words.
	 * @param own written here, and not only the ground that it stands on
	 * @throws when the device refuses: no room, or a private window
	 */
	keep(update: Uint8Array, own: boolean, whole: () => Whole): Promise<void>;
	/** Everything is stored elsewhere: takes away what this tab kept and what it has read. */
	clear(): Promise<void>;
}

export interface Whole {
	update: Uint8Array;
	/** State vector of what others are known to have: the rest is unsent. */
	known: Uint8Array;
	/** Words that are not stored are in it. */
	own: boolean;
}

/** The updates of one tab in their order. */
export interface Leftover extends Omit<Whole, 'update'> {
	updates: Uint8Array[];
}

interface Entry {
	update: Uint8Array;
	known?: Uint8Array;
	own: boolean;
	at: number;
}
type Key = [person: string, plan: string, tab: string, number: number];

const DATABASE = 'multaqa-plans';
const STORE = 'unsent';
/** Updates after which a tab's shelf is written anew as one. */
const COMPACT_AFTER = 300;
/** Milliseconds for which words wait for their writer. */
const KEPT_FOR = 14 * 24 * 3_600_000;

/** @param factory the browser's `indexedDB`; null where there is none: then `keep` throws */
export function openShelf(
	factory: IDBFactory | null,
	owner: { personId: string; planId: string },
	now: () => number = Date.now
): Shelf {
	const tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
	const prefix = [owner.personId, owner.planId];
	const keyOf = (number: number): Key => [owner.personId, owner.planId, tab, number];
	const database = factory ? open(factory) : Promise.reject(new Error('no IndexedDB'));
	// Whoever uses the shelf hears of it; until then it is nobody's unhandled rejection.
	database.catch(() => undefined);
	let next = 0;
	const taken: Key[] = [];

	return {
		async read() {
			const store = (await database).transaction(STORE, 'readwrite').objectStore(STORE);
			const keys = (await done(store.getAllKeys())) as unknown as Key[];
			const tabs = new Map<string, Leftover>();
			const read: Key[] = [];
			for (const key of keys) {
				const entry = (await done(store.get(key))) as Entry | undefined;
				if (!entry) continue;
				if (now() - entry.at > KEPT_FOR) store.delete(key);
				else if (key[0] === prefix[0] && key[1] === prefix[1] && key[2] !== tab) {
					read.push(key);
					const known = entry.known ?? new Uint8Array([0]);
					const leftover = tabs.get(key[2]) ?? { updates: [], known, own: false };
					leftover.updates.push(entry.update);
					leftover.own ||= entry.own;
					tabs.set(key[2], leftover);
				}
			}
			// Only now: `clear` must not take away what nobody has been handed yet.
			taken.push(...read);
			return [...tabs.values()];
		},

		async keep(update, own, whole) {
			const transaction = (await database).transaction(STORE, 'readwrite', { durability: 'relaxed' });
			const store = transaction.objectStore(STORE);
			// Another tab may have taken the base away meanwhile, rightly: what it held is stored.
			const base = await done(store.getKey(keyOf(0)));
			if (base === undefined || next > COMPACT_AFTER) {
				store.delete(ownRange());
				store.put({ ...whole(), at: now() } satisfies Entry, keyOf(0));
				next = 1;
			} else store.put({ update, own, at: now() } satisfies Entry, keyOf(next++));
			await finished(transaction);
		},

		async clear() {
			const transaction = (await database).transaction(STORE, 'readwrite');
			const store = transaction.objectStore(STORE);
			store.delete(ownRange());
			for (const key of taken.splice(0)) store.delete(key);
			next = 0;
			await finished(transaction);
		}
	};

	function ownRange(): IDBKeyRange {
		return IDBKeyRange.bound(keyOf(0), keyOf(Number.MAX_SAFE_INTEGER));
	}
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
	const request = factory.open(DATABASE, 1);
	request.onupgradeneeded = () => request.result.createObjectStore(STORE);
	return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
	});
}

function finished(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = transaction.onerror = () =>
			reject(transaction.error ?? new Error('IndexedDB gave up'));
	});
}
