/** What this room needs of a log; `server/platform/log.ts` fits. */
export interface DatabaseLog {
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
}
