/**
 * Readers that claim a pad they do not have, by the beginning of their PC/SC name; the PIN is typed on the keyboard then.
 * Empty: none was seen here, and the lists that other programs keep name readers by USB numbers, which PC/SC does not
 * tell. A reader that belongs here shows itself by `pin-pad.refused` in the log.
 */
export const FALSE_PIN_PADS: readonly string[] = []
