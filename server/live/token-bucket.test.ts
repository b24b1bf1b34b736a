import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

function bucketAt(burst: number, perSecond: number) {
	const time = { ms: 1000 };
	return { time, bucket: new TokenBucket({ burst, perSecond }, () => time.ms) };
}

describe('TokenBucket', () => {
	it('lets a burst through and then names the seconds to wait', () => {
		const { bucket } = bucketAt(3, 0.5);
		expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0]);
		expect(bucket.take()).toBe(2);
	});

	it('earns tokens with time, never more than the burst', () => {
		const { bucket, time } = bucketAt(2, 1);
		bucket.take();
		bucket.take();
		time.ms += 1000;
		expect(bucket.take()).toBe(0);
		expect(bucket.take()).toBe(1);
		time.ms += 3_600_000;
		expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 1]);
	});

	it('lets no more than burst + rate × time through, however the messages are spread', () => {
		const { bucket, time } = bucketAt(20, 5);
		let through = 0;
		for (let i = 0; i < 10_000; i++) {
			if (bucket.take() === 0) through++;
			time.ms += 1;
		}
		expect(through).toBeGreaterThanOrEqual(69);
		expect(through).toBeLessThanOrEqual(70);
	});
});
