import type { ClientSession, Model } from 'mongoose';
import type { ThemeRow } from './themes.model.ts';

export type ThemesRepository = ReturnType<typeof createThemesRepository>;

export function createThemesRepository(themes: Model<ThemeRow>) {
	return {
		async all(): Promise<ThemeRow[]> {
			return themes.find().sort({ order: 1 }).lean();
		},

		async keys(session: ClientSession): Promise<Set<string>> {
			return new Set(await themes.distinct('key').session(session));
		},

		async add(rows: readonly Omit<ThemeRow, '_id'>[], session?: ClientSession): Promise<void> {
			await themes.insertMany([...rows], { session });
		}
	};
}
