import { isIP } from 'node:net';

/** Is this Host header one of this machine's own names: localhost or an IP address literal? */
export function hostAllowed(host: string | undefined): boolean {
	if (!host || host.length > 255) return false;
	const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
	if (!url || url.host !== host.toLowerCase().replace(/:80$/, '')) return false;
	const name = url.hostname.replace(/^\[|\]$/g, '');
	return name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0;
}

/**
 * May a browser at `origin` open a socket here? It must be the configured address, or, without one, the
 * very address the request came to. A missing Origin is refused: browsers always send it with sockets.
 */
export function originAllowed(
	origin: string | undefined,
	host: string | undefined,
	configured: string | null
): boolean {
	if (!origin) return false;
	if (configured !== null) return origin === configured;
	return hostAllowed(host) && URL.canParse(origin) && origin === new URL(`http://${host}`).origin;
}
