import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The record is all of moderation that has a page of its own. */
export const GET: RequestHandler = () => redirect(307, '/moderation/audit');
