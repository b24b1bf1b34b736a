import type { ThemeCard, ThemeView } from '../../../src/lib/shared/city-views.ts';
import type { ThemeRow } from './themes.model.ts';

export function presentTheme(row: ThemeRow): ThemeView {
	return { id: String(row._id), key: row.key, name: row.name, description: row.description };
}

export function presentThemeCard(row: ThemeRow): ThemeCard {
	return { key: row.key, name: row.name };
}
