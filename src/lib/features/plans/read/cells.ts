import type { MessageKey } from '$lib/i18n';
import type { Field, RowKindKey } from '$lib/shared/plans/rows';

/** The name of a column. */
export function fieldKey(kind: RowKindKey, field: string): MessageKey {
	return `plans.field.${kind}.${field}` as MessageKey;
}

/** The names of what a cell offers to choose from: levels are the same everywhere, states are each kind's own. */
export function optionKey(kind: RowKindKey, field: Field, option: string): MessageKey {
	if (field.key === 'level') return `plans.level.${option}` as MessageKey;
	return `plans.${kind === 'objectives' ? 'objectiveState' : 'activityState'}.${option}` as MessageKey;
}
