import type { RequestOptions } from 'node:https';
import { DryMongoBinary } from 'mongodb-memory-server-core';
import { MongoBinaryDownload } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js';
import type { BinarySearch } from './candidate.ts';
import type { OnProgress } from './progress.ts';
import { suitability } from './version.ts';

/** A series with long support. The exact build is chosen for this system by the package. */
const OFFICIAL_VERSION = '8.0.17';
const SOURCE = 'MongoDB, official build';

/** The package's downloader, with certificates checked (it does not by default) and our progress. */
class Download extends MongoBinaryDownload {
	readonly #onProgress: OnProgress;
	#lastReport = 0;

	constructor(options: ConstructorParameters<typeof MongoBinaryDownload>[0], onProgress: OnProgress) {
		super(options);
		this.#onProgress = onProgress;
	}

	override httpDownload(url: URL, options: RequestOptions, to: string, draft: string): Promise<string> {
		return super.httpDownload(url, { ...options, rejectUnauthorized: true }, to, draft);
	}

	override printDownloadProgress(chunk: { length: number }): void {
		this.dlProgress.current += chunk.length;
		if (Date.now() - this.#lastReport < 200) return;
		this.#lastReport = Date.now();
		const { current, length } = this.dlProgress;
		this.#onProgress({ kind: 'downloading', detail: SOURCE, bytes: current, total: length || undefined });
	}
}

/**
 * Fetches MongoDB's own build for this system and checks its checksum. Without internet it gives up
 * after three tries, about seven seconds.
 */
export async function fetchOfficialBuild(
	workshop: string,
	{ written, onProgress }: BinarySearch
): Promise<string> {
	// Data that the newest build cannot open need the series that wrote them.
	const version = written && suitability(OFFICIAL_VERSION, written) !== 'suits' ? written : OFFICIAL_VERSION;
	onProgress({ kind: 'downloading', detail: SOURCE });
	const options = await DryMongoBinary.generateOptions({ version, downloadDir: workshop });
	return new Download({ ...options, downloadDir: workshop, checkMD5: true }, onProgress).getMongodPath();
}
