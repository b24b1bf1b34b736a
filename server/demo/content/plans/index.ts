import { OPEN_DOORS } from './open-doors.ts';
import { READY_SERVICES } from './ready-services.ts';
import type { DemoPlan } from './shape.ts';
import { STAYING_TOGETHER } from './staying-together.ts';

export type * from './shape.ts';

export const DEMO_PLANS: readonly DemoPlan[] = [OPEN_DOORS, STAYING_TOGETHER, READY_SERVICES];
