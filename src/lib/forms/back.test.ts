import { describe, expect, it } from 'vitest';
import { safeBack } from './back';

describe('where a form returns to', () => {
	it.each(['/', '/threads/1?page=2#reply-3', '/search?q=a%2F%2Fb', '/forums/../cities', '/a//b'])(
		'%s',
		(path) => {
			expect(safeBack(path)).toMatch(/^\/(?!\/)/);
			expect(new URL(safeBack(path), 'https://home.example').host).toBe('home.example');
		}
	);

	it('keeps the address as it was', () => {
		expect(safeBack('/threads/1?page=2#reply-3')).toBe('/threads/1?page=2#reply-3');
	});

	it.each([
		'//elsewhere.example',
		'/.//elsewhere.example/x',
		'/..//elsewhere.example',
		'/a/..//elsewhere.example',
		'/%2e//elsewhere.example',
		'/./%2E%2e//elsewhere.example',
		'/\\elsewhere.example',
		'/\t/elsewhere.example',
		'https://elsewhere.example',
		'javascript:alert(1)',
		'elsewhere.example',
		'',
		null,
		{ toString: () => '/x' }
	])('goes home instead of to %j', (hostile) => {
		expect(safeBack(hostile)).toBe('/');
	});
});
