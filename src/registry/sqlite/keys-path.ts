/** The signing keys of the registry in that file. */
export const keysPath = (registry: string): string => `${registry}.keys`
