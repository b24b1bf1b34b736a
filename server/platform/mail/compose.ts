import { directionOf, type Locale } from '../../../src/lib/shared/locale.ts';
import type { ServerTranslator } from '../messages.ts';

type ServerMessageKey = Parameters<ServerTranslator>[0];

/** The mails there are. Each names its texts in `mail.json`; those with a button need a `path`. */
const TEMPLATES = {
	verify: {
		subject: 'mail.verify.subject',
		paragraphs: ['mail.verify.body', 'mail.verify.validity', 'mail.verify.ignore'],
		button: 'mail.verify.button'
	},
	already_registered: {
		subject: 'mail.already_registered.subject',
		paragraphs: ['mail.already_registered.body', 'mail.already_registered.ignore'],
		button: 'mail.already_registered.button'
	},
	invitation: {
		subject: 'mail.invitation.subject',
		paragraphs: ['mail.invitation.body', 'mail.invitation.validity', 'mail.invitation.ignore'],
		button: 'mail.invitation.button'
	},
	reset: {
		subject: 'mail.reset.subject',
		paragraphs: ['mail.reset.body', 'mail.reset.validity', 'mail.reset.ignore'],
		button: 'mail.reset.button'
	},
	password_changed: {
		subject: 'mail.password_changed.subject',
		paragraphs: ['mail.password_changed.body', 'mail.password_changed.not_you'],
		button: 'mail.password_changed.button'
	}
} as const satisfies Record<
	string,
	{ subject: ServerMessageKey; paragraphs: readonly ServerMessageKey[]; button: ServerMessageKey | null }
>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[];

export interface ComposedMail {
	subject: string;
	text: string;
	html: string;
}

/**
 * Writes a mail in its reader's language: plain text, and HTML that says the same. No images, no tracking,
 * nothing loaded from anywhere.
 * @param origin the address of the network, without a slash at the end
 */
export function compose(
	t: ServerTranslator,
	mail: { template: TemplateName; values: Record<string, string>; path: string | null },
	origin: string
): ComposedMail {
	const template = TEMPLATES[mail.template];
	const paragraphs = [
		t('mail.greeting', mail.values),
		...template.paragraphs.map((key) => t(key, mail.values))
	];
	const link = mail.path ? { href: origin + mail.path, label: t(template.button) } : null;
	const footer = t('mail.footer');
	return {
		subject: t(template.subject),
		text: plain(paragraphs, link, footer),
		html: rich(
			t.locale,
			t(template.subject),
			paragraphs,
			link && { ...link, hint: t('mail.link_hint') },
			footer
		)
	};
}

interface Link {
	href: string;
	label: string;
}

function plain([greeting, first, ...rest]: string[], link: Link | null, footer: string): string {
	// The address stands alone on its line, so that no mail program takes a full stop for a part of it.
	const linked = link ? [`${link.label}:\n${link.href}`] : [];
	return [greeting, first, ...linked, ...rest, `-- \n${footer}`].join('\n\n') + '\n';
}

/** Mail programs drop style sheets: what little there is stands in the elements. */
function rich(
	locale: Locale,
	title: string,
	[greeting, first, ...rest]: string[],
	link: (Link & { hint: string }) | null,
	footer: string
): string {
	const dir = directionOf(locale);
	const p = (text: string | undefined) => `<p style="margin:0 0 16px">${escape(text ?? '')}</p>`;
	const button = link
		? `<p style="margin:24px 0"><a href="${escape(link.href)}" style="background:#0b5561;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block;font-weight:bold">${escape(link.label)}</a></p>` +
			`<p style="margin:0 0 16px;color:#4a5560;font-size:14px">${escape(link.hint)}<br><span dir="ltr" style="word-break:break-all">${escape(link.href)}</span></p>`
		: '';
	return (
		`<!doctype html><html lang="${locale}" dir="${dir}"><head><meta charset="utf-8"><title>${escape(title)}</title></head>` +
		`<body dir="${dir}" style="margin:0;background:#f4f6f7;color:#1c2429;font-family:system-ui,'Segoe UI','Noto Sans Arabic',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.7">` +
		`<div style="max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff">` +
		[p(greeting), p(first), button, ...rest.map(p)].join('') +
		`<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #d5dbdf;color:#4a5560;font-size:14px">${escape(footer)}</p>` +
		`</div></body></html>`
	);
}

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
