import { createContext } from 'svelte';

export interface Toast {
	id: number;
	tone: 'info' | 'success' | 'danger';
	message: string;
}

/** How long a passing word stays, in milliseconds. Long, because Arabic and French readers use a second language too. */
const STAY = 8000;

/** Passing words about something that the person just did or that just happened. Never the only place they are said. */
export class Toasts {
	#all = $state<Toast[]>([]);
	#next = 1;

	get all(): readonly Toast[] {
		return this.#all;
	}

	/** Shows `message`, already translated. Problems stay until dismissed. */
	say(message: string, tone: Toast['tone'] = 'info'): void {
		const id = this.#next++;
		this.#all = [...this.#all.slice(-2), { id, tone, message }];
		if (tone !== 'danger') setTimeout(() => this.dismiss(id), STAY);
	}

	dismiss(id: number): void {
		this.#all = this.#all.filter((toast) => toast.id !== id);
	}
}

export const [useToasts, provideToasts] = createContext<Toasts>();
