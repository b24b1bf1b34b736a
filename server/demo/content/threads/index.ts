import type { DemoThread } from '../shape.ts';
import { FAITH_AND_REFUGEE_THREADS } from './faith-and-refugees.ts';
import { FAMILY_THREADS } from './families.ts';
import { HEALTH_FORMS_AND_CRISIS_THREADS } from './health-forms-and-crisis.ts';
import { PLAN_THREADS } from './local-action-plans.ts';
import { NETWORK_THREADS } from './local-prevention-networks.ts';
import { NLC_THREADS } from './nlc.ts';
import { ONLINE_AND_POLICING_THREADS } from './online-and-policing.ts';
import { PPP_THREADS } from './ppp.ts';
import { RETURNEES_THREADS } from './returnees.ts';
import { SCHOOL_THREADS } from './schools.ts';
import { WOMEN_THREADS } from './women.ts';
import { YOUTH_THREADS } from './youth.ts';

export const THREADS: readonly DemoThread[] = [
	...YOUTH_THREADS,
	...RETURNEES_THREADS,
	...PPP_THREADS,
	...NLC_THREADS,
	...PLAN_THREADS,
	...NETWORK_THREADS,
	...SCHOOL_THREADS,
	...FAMILY_THREADS,
	...WOMEN_THREADS,
	...FAITH_AND_REFUGEE_THREADS,
	...ONLINE_AND_POLICING_THREADS,
	...HEALTH_FORMS_AND_CRISIS_THREADS
];
