import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The wire between one browser and a server that everybody else still reaches. */
export interface Cable {
	/** Where this browser finds the server. */
	readonly url: string;
	/** Everything on it breaks, and nothing new gets through: pages, sockets, service worker. */
	pull(): Promise<void>;
	plug(): Promise<void>;
}

/** @param target address of the server, with its port */
export async function cableTo(target: string): Promise<Cable> {
	const { hostname, port } = new URL(target);
	const open = new Set<Socket>();
	let listener: Server;
	const plug = async (at: number) => {
		listener = createServer((near) => {
			const far = connect(Number(port), hostname);
			for (const [one, other] of [
				[near, far],
				[far, near]
			] as const) {
				open.add(one);
				one.on('error', () => other.destroy());
				one.on('close', () => {
					open.delete(one);
					other.destroy();
				});
				one.pipe(other);
			}
		});
		await once(listener.listen(at, '127.0.0.1'), 'listening');
		return (listener.address() as AddressInfo).port;
	};
	const own = await plug(0);
	return {
		url: `http://127.0.0.1:${own}`,
		async pull() {
			const closed = once(listener, 'close');
			listener.close();
			for (const socket of open) socket.destroy();
			await closed;
		},
		plug: async () => void (await plug(own))
	};
}
