import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
	/** For the mailer under test. */
	url: string;
	/** Every mail received, oldest first. */
	mails: Email[];
	/** What the server answers to the next mails instead of taking them, in turn; empty takes them. */
	refuse: { code: number; message: string }[];
	/** The newest mail to this address. Throws when there is none. */
	to(address: string): Email;
	stop(): Promise<void>;
}

/** A real SMTP server on a free port of this machine, which keeps what it gets. */
export async function startMailbox(): Promise<Mailbox> {
	const mails: Email[] = [];
	const refuse: Mailbox['refuse'] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		logger: false,
		onData(stream, _session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const refusal = refuse.shift();
				if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
				void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
					mails.push(mail);
					done();
				}, done);
			});
		}
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => resolve());
	});
	const address = server.server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `smtp://127.0.0.1:${port}`,
		mails,
		refuse,
		to(wanted) {
			const mail = mails.findLast((one) => one.to?.some((to) => to.address === wanted));
			if (!mail) throw new Error(`no mail to ${wanted}`);
			return mail;
		},
		stop: () => new Promise((resolve) => server.close(() => resolve()))
	};
}
