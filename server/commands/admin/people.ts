import { SYSTEM } from '../../features/accounts/accounts.policy.ts';
import type { Invitation } from '../../features/accounts/invitations.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { LOCALES } from '../../../src/lib/shared/locale.ts';
import { readRole, SCOPE_WORDS, scopeWriter } from './scopes.ts';
import { must, oneOf, Refused, type Desk, type Given, type Verb } from './verb.ts';

const EMAIL = { email: '<address>' };

/** The person whose address the call names. */
export async function readPerson({ services }: Desk, given: Given): Promise<string> {
	const email = must(given, 'email');
	const id = await services.accounts.idOf(email);
	if (!id) throw new Refused(`Nobody has the address ${email}.`);
	return id;
}

export const create: Verb = {
	summary: 'Creates a person and prints a link with which they set a password.',
	needs: { ...EMAIL, name: '<name>' },
	may: { locale: LOCALES.join('|'), role: '<role>', scope: SCOPE_WORDS },
	async run(desk, given) {
		const { config, services } = desk;
		const locale = oneOf('locale', given.locale ?? config.defaultLocale, LOCALES);
		// Whatever cannot be done is said before anybody is there.
		const asked = given.role || given.scope ? await readRole(desk, given) : null;
		const { email, name } = given;
		const invitation = await services.accounts.invite(SYSTEM, { email, name, locale }).catch(taken);
		desk.say(`Created ${email}.`);
		if (asked) {
			await services.accounts.grant(SYSTEM, invitation.personId, asked.role, asked.scope);
			desk.say(`Role: ${asked.role}, ${asked.written}.`);
		}
		tellLink(desk, invitation);
	}
};

function taken(error: unknown): never {
	if (!isDomainError(error) || error.code !== 'email_taken') throw error;
	throw new Refused('Somebody has this address already. For a new link: link; for a role: grant.');
}

export const link: Verb = {
	summary: 'Prints a new link for setting a password; earlier ones no longer work.',
	needs: EMAIL,
	async run(desk, given) {
		tellLink(desk, await desk.services.accounts.inviteAgain(SYSTEM, await readPerson(desk, given)));
	}
};

function tellLink({ config, say }: Desk, { path, mailed }: Invitation): void {
	say('');
	say('Set the password here, once, within 48 hours:');
	say(`  ${config.origin ?? `http://localhost:${config.port}`}${path}`);
	if (!config.origin) say('(Where people type another address, put that in front; MULTAQA_ORIGIN sets it.)');
	if (mailed) say('The same link goes out by e-mail.');
	else say('It is not sent by e-mail (MULTAQA_SMTP_URL is not set): hand it over yourself.');
}

export const people: Verb = {
	summary: 'Lists the people, newest first: address, name, roles.',
	needs: {},
	may: { find: '<words>' },
	async run(desk, given) {
		const write = await scopeWriter(desk);
		let count = 0;
		for (let page = 1, more = true; more; page++) {
			const found = await desk.services.accounts.members(SYSTEM, { q: given.find, page });
			for (const { email, name, grants, suspended, confirmed } of found.people) {
				const roles = grants.map(({ role, scope }) => `${role} ${write(scope)}`).join(', ') || 'no role';
				const state = suspended ? ' [suspended]' : confirmed ? '' : ' [address not confirmed]';
				desk.say(`${email}\t${name}\t${roles}${state}`);
				count++;
			}
			more = found.more;
		}
		if (count === 0) desk.say('Nobody.');
	}
};

export const suspend: Verb = {
	summary: 'Ends a person’s sessions and lets them sign in no more. What they wrote stays.',
	needs: EMAIL,
	async run(desk, given) {
		const done = await desk.services.accounts.suspend(SYSTEM, await readPerson(desk, given));
		desk.say(done ? `Suspended ${given.email}.` : `${given.email} was suspended already.`);
	}
};

export const readmit: Verb = {
	summary: 'Lets a suspended person sign in again.',
	needs: EMAIL,
	async run(desk, given) {
		const done = await desk.services.accounts.readmit(SYSTEM, await readPerson(desk, given));
		desk.say(done ? `${given.email} may sign in again.` : `${given.email} was not suspended.`);
	}
};
