/** RFC 3339 in UTC, whole seconds: what statements and the tables hold. Such texts sort as the times do. */
export const rfc3339 = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`
