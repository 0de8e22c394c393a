// The keyboard of a machine in QEMU.
import { setTimeout as sleep } from 'node:timers/promises'

const HOLD = 60 // milliseconds that a key is down: the guest notices, and its repeat does not begin
const HURRIED = 20

/** `order`: what QEMU is told to do, and its answer. */
export function keyboardOf(order) {
  /** 'ctrl-alt-f2': pressed together, let go together; `hold` milliseconds between any two of these. */
  const tap = (chord, hold) =>
    order('send-key', { keys: chord.split('-').map((data) => ({ type: 'qcode', data })), 'hold-time': hold })

  /** Ten times within two seconds. */
  async function burst(chord) {
    for (let count = 0; count < 10; count++) await tap(chord, HURRIED)
  }

  /** Waits as long as QEMU takes for it, which would else keep a thousand events and lose the others. */
  async function press(chord) {
    await tap(chord, HOLD)
    await sleep(2 * HOLD * chord.split('-').length)
  }

  return { burst, press }
}
