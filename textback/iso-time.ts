/** Milliseconds since 1970-01-01 UTC as ISO 8601 with offset, in UTC: `2026-11-23T15:04:05.000+00:00`. */
export function isoTime(at: number): string {
	return new Date(at).toISOString().replace('Z', '+00:00');
}
