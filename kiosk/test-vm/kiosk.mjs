// The kiosk on a test machine: what it shows, and what a visitor and a clerk do to it.
import { setTimeout as sleep } from 'node:timers/promises'
import { keysOf } from './keys.mjs'
import { watchLog } from './kiosk-log.mjs'

const NODE = '/usr/lib/koshin/node_modules/.bin/node'
const PORTS = [35963, 35964] // vpcd's two slots
const LOOKS = 1000 // milliseconds
const MOST = 5000

/** `limit`: seconds; an emulated processor beside other work is slow, so that only what hangs runs into it. */
export function kioskOn(machine, limit = Number(process.env.KOSHIN_VM_PATIENCE ?? 1800)) {
  const { run, press } = machine

  async function until(what, look) {
    const began = performance.now()
    for (;;) {
      const looking = performance.now()
      const seen = await look()
      if (seen) return seen
      const took = performance.now() - looking
      if (machine.isOff()) throw new Error(`${what}: the machine is off`)
      if (performance.now() - began > limit * 1000) throw new Error(`${what}: not within ${limit} s`)
      await sleep(Math.min(Math.max(LOOKS, 4 * took), MOST)) // looks are work for the machine, and all of it beside other work here
    }
  }

  async function output(command) {
    const { code, output: text } = await run(command)
    if (code !== 0) throw new Error(`${command}: ${code} ${text}`)
    return text
  }

  async function goesOff() {
    const began = performance.now()
    while (!machine.isOff()) {
      if (performance.now() - began > limit * 1000) throw new Error(`the machine is still on after ${limit} s`)
      await sleep(LOOKS)
    }
  }

  const log = watchLog({ run, output, until })
  const now = async () => Number(await output('date +%s%3N'))

  async function insert(card, slot) {
    const from = await log.countEvents()
    const program = `${NODE} /opt/koshin-test/dist/virtual-card.mjs ${card} --port ${PORTS[slot]}`
    await output(
      `systemctl reset-failed card${slot} 2>/dev/null; systemd-run --quiet --unit=card${slot} -p Restart=on-failure ${program}`,
    )
    await until(`${card} in slot ${slot}`, async () =>
      (await log.events(from)).some(({ event }) => event === 'card.inserted'),
    )
  }
  const pull = (slot) => run(`systemctl stop card${slot}`)

  async function type(text) {
    for (const key of keysOf(text)) await press(key)
  }

  return { machine, run, output, until, goesOff, ...log, now, insert, pull, type, press }
}
