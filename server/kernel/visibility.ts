import type { Visibility } from '../../src/lib/shared/visibility.ts';
import { citiesOf, isMember, isPerson, isSecretariat, scopesOf, type Actor } from './actor.ts';

/**
 * What every record that people can see carries. Ids are 24-digit hex strings. A record that lives
 * inside another (a reply in a thread) carries a copy of its parent's audience, so that lists, counts
 * and search need no join; whoever changes the parent changes the copies in the same transaction.
 */
export interface Audience {
	visibility: Visibility;
	/** The forum it belongs to: its moderators see what is concealed. Null outside forums. */
	forumId: string | null;
	/** `group`: the forums or groups whose people may see it. */
	groupIds: string[];
	/** `city`: the cities whose people may see it. */
	cityIds: string[];
	/** `named`: the people who may see it. */
	personIds: string[];
	authorId: string | null;
	/** Hidden by a moderator, itself or through its parent. */
	concealed: boolean;
}

/**
 * May this actor see this record? The one decision of the house: pages, lists, search, sockets,
 * mails, exports and files all end here or in `visibleTo`, its twin for the database. A property
 * test holds the two together.
 */
export function canSee(actor: Actor, record: Audience): boolean {
	if (isPerson(actor) && record.authorId === actor.personId) return true;
	if (record.concealed && !mayseeConcealed(actor, record)) return false;
	switch (record.visibility) {
		case 'public':
			return true;
		case 'members':
			return isMember(actor);
		case 'group':
			return isSecretariat(actor) || overlap(groupsOf(actor), record.groupIds);
		case 'city':
			return isSecretariat(actor) || overlap(citiesOf(actor), record.cityIds);
		case 'named':
			// Not even the secretariat: no hidden readers (domain 2.1, rule 8).
			return isPerson(actor) && record.personIds.includes(actor.personId);
	}
}

/** The same decision as a MongoDB filter on the fields of `Audience` (ids stored as strings). */
export function visibleTo(actor: Actor): Record<string, unknown> {
	const secretariat = isSecretariat(actor);
	const ways: Record<string, unknown>[] = [{ visibility: 'public' }];
	if (isMember(actor)) ways.push({ visibility: 'members' });
	ways.push(
		secretariat ? { visibility: 'group' } : { visibility: 'group', groupIds: { $in: groupsOf(actor) } },
		secretariat ? { visibility: 'city' } : { visibility: 'city', cityIds: { $in: citiesOf(actor) } }
	);
	if (isPerson(actor)) ways.push({ visibility: 'named', personIds: actor.personId });
	const open = secretariat
		? { $or: ways }
		: {
				$and: [
					{ $or: ways },
					{ $or: [{ concealed: false }, { forumId: { $in: scopesOf(actor, 'moderator') } }] }
				]
			};
	return isPerson(actor) ? { $or: [{ authorId: actor.personId }, open] } : open;
}

/** Forums and groups whose closed records this person may read. */
function groupsOf(actor: Actor): string[] {
	return scopesOf(actor, 'moderator');
}

function mayseeConcealed(actor: Actor, record: Audience): boolean {
	if (isSecretariat(actor)) return true;
	return record.forumId !== null && scopesOf(actor, 'moderator').includes(record.forumId);
}

function overlap(mine: string[], theirs: string[]): boolean {
	return mine.some((id) => theirs.includes(id));
}
