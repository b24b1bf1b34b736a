import type { PlanTemplate } from '../../../../src/lib/shared/plans/plan-rules.ts';
import type { ROW_KINDS } from '../../../../src/lib/shared/plans/rows.ts';
import type { SectionKey } from '../../../../src/lib/shared/plans/sections.ts';
import type {
	PlanRecordChange,
	PlanState,
	PlanTitle,
	PlanVisibility
} from '../../../../src/lib/shared/plans/views.ts';
import type { PlanRole } from '../../../../src/lib/shared/plans/wire.ts';

/** A plan of invented cities. Cities and people are named by slug, times count back from the loading. */
export interface DemoPlan {
	slug: string;
	title: PlanTitle;
	/** The owner first. */
	cities: readonly { slug: string; role: PlanRole }[];
	state: PlanState;
	visibility: PlanVisibility;
	template: PlanTemplate;
	createdBy: string;
	ageHours: number;
	/** Markdown as `plan-document.ts` reads it: each line is a block, in its own language. */
	sections: Partial<Record<SectionKey, string>>;
	objectives: readonly DemoPlanRow<'objectives'>[];
	activities: readonly DemoPlanRow<'activities'>[];
	/** Oldest first. */
	history: readonly DemoPlanWork[];
	/** A version that was kept, of some of the sections. */
	kept?: { label: string; by: string; ageHours: number; sections: readonly SectionKey[] };
}

export interface DemoPlanRow<Kind extends keyof typeof ROW_KINDS> {
	title: string;
	leadCity?: string;
	theme?: string;
	level?: 'primary' | 'secondary' | 'tertiary';
	/** Days after the loading; negative ones lie behind. */
	startDay?: number;
	endDay?: number;
	state?: Kind extends 'objectives'
		? 'proposed' | 'agreed' | 'reached' | 'dropped'
		: 'planned' | 'under_way' | 'done' | 'stopped';
}

/** Somebody's work: on parts of the text, or a change of the record. */
export type DemoPlanWork = { by: string; ageHours: number } & (
	{ parts: readonly (SectionKey | 'rows:objectives' | 'rows:activities')[] } | { change: PlanRecordChange }
);
