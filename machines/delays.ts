/** Every time-out of a visit in milliseconds; data, so that an agency can set them. */
export interface Delays {
  readonly idle: number // no key: the countdown appears
  readonly idleCountdown: number // shown in seconds, then the visit ends
  readonly visitCeiling: number // ASP FAQ of a real system: a session ends after 10 minutes
  readonly formCeiling: number // of a visit with a form to fill in; the idle time-out holds there too
  readonly reminder: number // 「カードをお取りください」 is shown at most this long
  readonly confirmationKept: number // an OK that overtakes its card (one burst) still counts this long
  readonly selfTestLook: number // at the menu, after `idle`: whether the day's self-test is due
  readonly settleFirst: number // wait before asking again what became of a renewal; doubles each time
  readonly settleMax: number
  readonly settlePatience: number // then the visitor is told that the outcome is not known yet
}

export const DELAYS: Delays = {
  idle: 60_000,
  idleCountdown: 15_000,
  visitCeiling: 600_000,
  formCeiling: 1_800_000,
  reminder: 300_000,
  confirmationKept: 1_000,
  selfTestLook: 60_000,
  settleFirst: 1_000,
  settleMax: 15_000,
  settlePatience: 8_000,
}
