/** StateDirectory of the unit: where an installed kiosk and its staff write for each other. */
export const INSTALLED = '/var/lib/koshin'

/** EnvironmentFile of the unit, whose KOSHIN_OPTIONS are the flags of an installed kiosk. */
export const INSTALLED_OPTIONS = '/etc/default/koshin'
