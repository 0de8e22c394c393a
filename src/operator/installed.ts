/** StateDirectory of the unit: where an installed kiosk and its staff write for each other. */
export const INSTALLED = '/var/lib/koshin'
