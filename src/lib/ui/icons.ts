/**
 * The icons of the interface: paths on a 24 × 24 grid, drawn with a round 1.75 stroke. Icons that
 * point somewhere are listed in `POINTING` and are mirrored on a right-to-left page.
 */
export const ICONS = {
	arrow: 'M5 12h14m-6-6 6 6-6 6',
	bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4',
	check: 'm5 12.5 4.5 4.5L19 7.5',
	checkCircle: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-8.7 2.7 2.7 5.3-5.5',
	chevron: 'm9.5 6 6 6-6 6',
	chevronDown: 'm6 9.5 6 6 6-6',
	city: 'M4 21V9l6-3.5V21m0-9.5 10 3V21M3 21h18M7 12v.01M7 16v.01M14 17v.01M17 18v.01',
	clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5.2l3.3 2',
	close: 'm6 6 12 12M18 6 6 18',
	copy: 'M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1ZM5 15H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1',
	device: 'M4 5h16v11H4zM9 20h6m-3-4v4',
	edit: 'm4 20 .8-4L16.3 4.5a1.7 1.7 0 0 1 2.4 0l.8.8a1.7 1.7 0 0 1 0 2.4L8 19.2zM14 7l3 3',
	eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 2.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z',
	eyeOff:
		'M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.8 3.5M6.3 7.6A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4-.9M10 10a2.8 2.8 0 0 0 4 4',
	flag: 'M5 21V4m0 1h12l-2.2 4L17 13H5',
	globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18Z',
	history: 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.3l3 1.7',
	info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5.5M12 7.7v.01',
	link: 'M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.6L11.6 6M14 10a4.5 4.5 0 0 0-6.4 0l-3 3a4.5 4.5 0 0 0 6.4 6.4l1.4-1.4',
	lock: 'M6 11h12v9.5H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
	mail: 'M3 5.5h18v13H3zm0 1 9 6.5 9-6.5',
	menu: 'M4 7h16M4 12h16M4 17h16',
	message: 'M4 5h16v11.5H11L6.5 20v-3.5H4z',
	moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z',
	more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
	people:
		'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-3.6 2.9-5.5 6.5-5.5s6.5 1.9 6.5 5.5M15.5 4.9a3.5 3.5 0 0 1 0 6.2M18 15c2.2.7 3.5 2.4 3.5 5',
	person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-4 3.4-6 7.5-6s7.5 2 7.5 6',
	plus: 'M12 5v14M5 12h14',
	reply: 'm9 6-5 5 5 5M4 11h10a6 6 0 0 1 6 6v1',
	search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.8-1.7L20.5 20.5',
	shield: 'M12 3 4.5 5.8V11c0 4.6 3 8.3 7.5 10 4.5-1.7 7.5-5.4 7.5-10V5.8z',
	signOut: 'M14 4H5v16h9M10 12h11m-4-4 4 4-4 4',
	sun: 'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2v2.5m0 15V22m10-10h-2.5m-15 0H2M19 5l-1.7 1.7M6.7 17.3 5 19M19 19l-1.7-1.7M6.7 6.7 5 5',
	unlock: 'M6 11h12v9.5H6zM8.5 11V7.5a3.5 3.5 0 0 1 6.8-1.2',
	warning: 'M12 4 2.5 20.5h19zM12 10v4.5m0 3v.01'
} as const;

export type IconName = keyof typeof ICONS;

/** Drawn for left-to-right reading; turned round where reading starts at the right. */
export const POINTING: ReadonlySet<IconName> = new Set(['arrow', 'chevron', 'reply', 'signOut']);
