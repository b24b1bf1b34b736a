import type { AuditView, ForumRef, Written } from '../../../src/lib/shared/forum-views.ts';
import type { AuditRow } from './audit.model.ts';

export function presentEntry(
	row: AuditRow,
	people: ReadonlyMap<string, { name: Written }>,
	forums: ReadonlyMap<string, ForumRef>
): AuditView {
	const { threadId } = row.details;
	return {
		id: String(row._id),
		at: row.at.getTime(),
		act: row.act,
		actor: (row.actorId && people.get(row.actorId)?.name) || null,
		subjectKind: row.subjectKind,
		subjectId: row.subjectId,
		threadId: typeof threadId === 'string' ? threadId : null,
		forum: (row.forumId && forums.get(row.forumId)) || null,
		reason: row.reason
	};
}
