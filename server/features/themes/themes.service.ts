import type { ThemeCard, ThemeView } from '../../../src/lib/shared/city-views.ts';
import { DomainError } from '../../kernel/errors.ts';
import { presentTheme, presentThemeCard } from './themes.presenter.ts';
import type { ThemesRepository } from './themes.repository.ts';

export interface ThemesOptions {
	repository: Pick<ThemesRepository, 'all'>;
}

export type ThemesService = ReturnType<typeof createThemesService>;

/** The subjects of the network. There are a score of them: one small query reads them all. */
export function createThemesService({ repository }: ThemesOptions) {
	return {
		/** All themes in the network's order. */
		async list(): Promise<ThemeView[]> {
			return (await repository.all()).map(presentTheme);
		},

		/** @throws DomainError `not_found` */
		async byKey(key: string): Promise<ThemeView> {
			const row = (await repository.all()).find((theme) => theme.key === key);
			if (!row) throw new DomainError('not_found', 'theme');
			return presentTheme(row);
		},

		/** Cards by key, in the network's order, for what names themes elsewhere. */
		async cards(): Promise<ReadonlyMap<string, ThemeCard>> {
			return new Map((await repository.all()).map((row) => [row.key, presentThemeCard(row)]));
		}
	};
}
