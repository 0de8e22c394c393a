/**
 * Readers that claim a pad they do not have, by the beginning of their PC/SC name: they are not asked, and the PIN is
 * typed on the keyboard. From Web eID's pcsc-cpp, which found both; not tried here. Another that belongs here shows
 * itself by `pin-pad.refused` or `pin-pad.timed-out` in the log.
 */
export const FALSE_PIN_PADS: readonly string[] = ['HID Global OMNIKEY 3x21', 'HID Global OMNIKEY 6121']
