import { error } from '@sveltejs/kit';

/**
 * The mails of the demonstration. Links in them sign people in, so that only a browser on the machine that
 * runs it gets them: everybody else knows the demonstration's passwords, also those of its secretariat.
 * @throws 404 for others, and where mails are really sent
 */
export function shownMails({ services, fromThisMachine }: App.Locals) {
	if (!services.sentMails || !fromThisMachine) error(404, { code: 'not_found', message: 'no mails here' });
	return services.sentMails;
}
