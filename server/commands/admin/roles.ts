import { SYSTEM } from '../../features/accounts/accounts.policy.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { readPerson } from './people.ts';
import { readRole, SCOPE_WORDS } from './scopes.ts';
import type { Verb } from './verb.ts';

const ROLE = { email: '<address>', role: '<role>' };

export const grant: Verb = {
	summary: 'Gives a person a role.',
	needs: ROLE,
	may: { scope: SCOPE_WORDS },
	async run(desk, given) {
		const { role, scope, written } = await readRole(desk, given);
		const personId = await readPerson(desk, given);
		try {
			await desk.services.accounts.grant(SYSTEM, personId, role, scope);
			desk.say(`${given.email} is ${role}, ${written}.`);
		} catch (error) {
			if (!isDomainError(error) || error.code !== 'already_granted') throw error;
			desk.say(`${given.email} was ${role}, ${written}, already.`);
		}
	}
};

export const revoke: Verb = {
	summary: 'Ends a role.',
	needs: ROLE,
	may: { scope: SCOPE_WORDS },
	async run(desk, given) {
		const { role, scope, written } = await readRole(desk, given);
		const personId = await readPerson(desk, given);
		try {
			await desk.services.accounts.revoke(SYSTEM, personId, role, scope);
			desk.say(`${given.email} is no longer ${role}, ${written}.`);
		} catch (error) {
			if (!isDomainError(error) || error.code !== 'not_found') throw error;
			desk.say(`${given.email} was not ${role}, ${written}: nothing changed.`);
		}
	}
};
