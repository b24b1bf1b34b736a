import type { AuditView, ForumRef, Written } from '../../../src/lib/shared/forum-views.ts';
import { ROLES } from '../../../src/lib/shared/roles.ts';
import type { AuditRow } from './audit.model.ts';

export function presentEntry(
	row: AuditRow,
	people: ReadonlyMap<string, { name: Written }>,
	forums: ReadonlyMap<string, ForumRef>
): AuditView {
	const { threadId, role } = row.details;
	return {
		id: String(row._id),
		at: row.at.getTime(),
		act: row.act,
		actor: (row.actorId && people.get(row.actorId)?.name) || null,
		bySystem: row.actorId === null || row.actorId === 'system',
		subjectKind: row.subjectKind,
		subjectId: row.subjectId,
		threadId: typeof threadId === 'string' ? threadId : null,
		person: (row.subjectKind === 'person' && people.get(row.subjectId)?.name) || null,
		role: ROLES.find((known) => known === role) ?? null,
		forum: (row.forumId && forums.get(row.forumId)) || null,
		reason: row.reason
	};
}
