/** Who may see a record, from widest to narrowest. */
export const VISIBILITIES = ['public', 'members', 'group', 'city', 'named'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** How the writer of a record is named to those who may see it. */
export const ATTRIBUTIONS = ['named', 'role_and_city', 'city', 'none'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];
