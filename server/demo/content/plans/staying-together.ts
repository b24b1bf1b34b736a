import { md } from '../markdown.ts';
import type { DemoPlan } from './shape.ts';

/** One city's own plan in English, with a second city that reads along and comments. */
export const STAYING_TOGETHER: DemoPlan = {
	slug: 'staying-together',
	title: { ar: null, en: 'Tisovgrad: keeping a community action team alive', fr: null },
	cities: [
		{ slug: 'tisovgrad', role: 'editor' },
		{ slug: 'port-amberley', role: 'commenter' }
	],
	state: 'endorsed',
	visibility: 'members',
	template: 'standard',
	createdBy: 'vesna',
	ageHours: 1900,
	sections: {
		mandate: md`
			The municipal assembly adopted this plan by simple majority and named the **community action team** as the body that carries it out. The team advises and coordinates; it has no powers over anybody, and it keeps no files on anybody.
			The mandate runs for two years. It ends by itself unless the assembly renews it after reading the review described in the last section.
		`,
		alignment: md`
			We contribute to the community pillar of the national strategy. The national coordinator has commented on the draft, and her two requests are marked in the text with the words _at national request_.
		`,
		context: md`
			Tisovgrad is a small municipality where most people know somebody who knows you. That is our strength, and it is also why people hesitate to ask for help: whoever is seen at a door has been seen.
		`,
		need: md`
			- Our team consists of **volunteers on top of their jobs**. In two years we lost half of them, quietly.
			- Residents and police share a history of tension. Good individual relations do not yet add up to trust in the institution.
			- Families looking for advice are sent from one counter to the next, and give up at the third.
			  We asked around forty organisations and open meetings. What we write here was read back to them and corrected.
		`,
		mapping: md`
			| Who                    | What they do already              | What we ask of them                      |
			| ---------------------- | --------------------------------- | ---------------------------------------- |
			| Centre for social work | Advice to families                | One named counter, two afternoons a week |
			| Schools                | Class councils, parents’ evenings | Two places in the team                   |
			| Community police       | Prevention officer                | Attend when invited, in plain clothes    |
			| Youth associations     | Sport, music, language courses    | Host the open evenings                   |
		`,
		objectives: md`
			**By the end of the second year, the team is still there, has done what it said, and people know which door to knock on.**
			It is a modest vision. We have seen what happens to the other kind.
		`,
		toc: md`
			If the team’s work is part of people’s jobs, meetings will be kept. If meetings are kept, promises can be. If promises are kept, in small things, for a year, people will try us with larger ones.
			What would prove us wrong: full attendance and no change in who comes to the counter.
		`,
		coordination: md`
			The team meets **every first Tuesday** with a chair that rotates every quarter. Three rules keep the meeting short:

			1. Papers two days before, or the item waits.
			2. Every decision has one name and one date.
			3. No individual is discussed, ever. Questions about a person go to the competent service.
		`,
		safeguards: md`
			- We count visits to the counter; we do not record why people came.
			- Before each public event we ask who might be put at risk by it, and by whom.
			- Police attendance is announced in the invitation, or it does not happen.
		`,
		risks: md`
			1. **Fatigue of volunteers.** Two hours a month of working time, agreed in writing by six employers so far.
			2. **The counter is taken for an information desk of the police.** It stands in the library, and its staff are introduced by name.
			3. **A new assembly loses interest.** The review is public and short enough to be read.
		`,
		mel: md`
			Five figures, collected by people who would notice anyway: meetings held, decisions carried out on time, visits to the counter, members who stayed, and employers who renewed their agreement.
			Port Amberley, which cut its own list from forty-one to nine, reads ours once a year and asks what we would drop.
		`,
		sustainability: md`
			From the second year the coordinator’s half post stands in the municipal budget. Until then it is paid by a grant whose end date is known to everybody in the team.
		`,
		peers: md`
			We are looking for **a city across the border** to work on language courses and sport together. Two have asked to see this plan first, which is why it is open to all members.
		`,
		timeline: md`
			- **Autumn:** agreements with employers, counter opens.
			- **Spring:** first public evening hosted by the youth associations.
			- **Second autumn:** review by the assembly, with a peer from Port Amberley at the table.
		`
	},
	objectives: [
		{
			title: 'Every member of the team has working time for it, agreed in writing',
			leadCity: 'tisovgrad',
			theme: 'local-prevention-networks',
			level: 'primary',
			startDay: -60,
			endDay: 300,
			state: 'agreed'
		},
		{
			title: 'Families find advice at one known counter',
			leadCity: 'tisovgrad',
			theme: 'families',
			level: 'secondary',
			startDay: -30,
			endDay: 360,
			state: 'agreed'
		},
		{
			title: 'Young people and community police have met on the young people’s terms',
			leadCity: 'tisovgrad',
			theme: 'policing',
			level: 'primary',
			startDay: 30,
			endDay: 420,
			state: 'proposed'
		}
	],
	activities: [
		{
			title: 'Sign agreements with employers on two hours of working time a month',
			leadCity: 'tisovgrad',
			theme: 'local-prevention-networks',
			level: 'primary',
			startDay: -60,
			endDay: 40,
			state: 'under_way'
		},
		{
			title: 'Open the counter in the library, two afternoons a week',
			leadCity: 'tisovgrad',
			theme: 'families',
			level: 'secondary',
			startDay: -30,
			endDay: 360,
			state: 'under_way'
		},
		{
			title: 'Open evening hosted by the youth associations',
			leadCity: 'tisovgrad',
			theme: 'policing',
			level: 'primary',
			startDay: 120,
			endDay: 121,
			state: 'planned'
		},
		{
			title: 'Annual reading of the indicators by a peer city',
			leadCity: 'port-amberley',
			theme: 'local-action-plans',
			level: 'primary',
			startDay: 330,
			endDay: 345,
			state: 'planned'
		}
	],
	history: [
		{ by: 'vesna', ageHours: 1900, change: 'created' },
		{ by: 'vesna', ageHours: 1880, parts: ['mandate', 'context', 'need'] },
		{ by: 'luan', ageHours: 1610, parts: ['mapping', 'safeguards', 'rows:activities'] },
		{ by: 'vesna', ageHours: 1320, parts: ['toc', 'coordination', 'risks'] },
		{ by: 'vesna', ageHours: 1008, change: 'state' },
		{ by: 'luan', ageHours: 504, parts: ['mel', 'sustainability'] },
		{ by: 'vesna', ageHours: 215, change: 'kept' },
		{ by: 'vesna', ageHours: 214, change: 'state' },
		{ by: 'vesna', ageHours: 76, parts: ['peers', 'timeline', 'rows:activities'] }
	],
	kept: {
		label: 'As adopted by the assembly',
		by: 'vesna',
		ageHours: 215,
		sections: [
			'mandate',
			'alignment',
			'context',
			'need',
			'mapping',
			'objectives',
			'toc',
			'coordination',
			'risks'
		]
	}
};
