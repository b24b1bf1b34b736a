/** Lengths in code points: what people count as characters, near enough, in every script. */
export const NAME_MAX = 120;
export const JOB_TITLE_MAX = 160;
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 256;
/** RFC 5321: longer addresses cannot be reached. */
export const EMAIL_MAX = 254;

/** What a session's owner is told about the device: families only, nothing that identifies it. */
export const BROWSERS = ['firefox', 'chrome', 'safari', 'edge', 'opera', 'samsung', 'other'] as const;
export type Browser = (typeof BROWSERS)[number];
export const PLATFORMS = ['windows', 'macos', 'linux', 'android', 'ios', 'other'] as const;
export type Platform = (typeof PLATFORMS)[number];
