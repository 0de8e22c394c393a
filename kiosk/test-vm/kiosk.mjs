// The kiosk on a test machine: what it shows by its own log, and what a visitor and a clerk do to it.
import { setTimeout as sleep } from 'node:timers/promises'
import { keysOf } from './keys.mjs'

const LOG = '/var/lib/koshin/koshin.log'
const NODE = '/usr/lib/koshin/node_modules/.bin/node'
const PORTS = [35963, 35964] // vpcd's two slots
const LOOKS = 1000 // milliseconds: a look costs an emulated machine a tenth of that

/** `limit`: seconds; an emulated processor beside other work is slow, so that only what hangs runs into it. */
export function kioskOn(machine, limit = Number(process.env.KOSHIN_VM_PATIENCE ?? 1800)) {
  const { run, press } = machine

  async function until(what, look) {
    const began = performance.now()
    for (;;) {
      const seen = await look()
      if (seen) return seen
      if (machine.isOff()) throw new Error(`${what}: the machine is off`)
      if (performance.now() - began > limit * 1000) throw new Error(`${what}: not within ${limit} s`)
      await sleep(LOOKS)
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

  /** Lines of the program's log, from the given one on. */
  async function events(from = 0) {
    const { output: text } = await run(`tail -n +${from + 1} ${LOG}`)
    return text
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
  }
  const countEvents = async () => Number(await output(`touch ${LOG}; wc -l < ${LOG}`))

  /** The unit is ready, and a program that was started after the log's line `from` has drawn. */
  const started = (from) =>
    until('the kiosk is started', async () => {
      const found = (await events(from)).some(({ event }) => event === 'started')
      return found && (await run('systemctl is-active koshin-kiosk')).output === 'active'
    })

  /** Gives the number of the line after it. */
  async function screen(name, from) {
    await until(`screen ${name}`, async () => (await events(from)).some((line) => line.screen === name))
    return countEvents()
  }

  /** When it was drawn, in milliseconds by the machine's own clock. */
  async function shownAt(name, from) {
    await screen(name, from)
    return Date.parse((await events(from)).find((line) => line.screen === name).time)
  }
  const now = async () => Number(await output('date +%s%3N'))

  const readers = () =>
    until('two readers', async () => {
      const lines = await events()
      const began = lines.findLastIndex(({ event }) => event === 'started')
      return lines.slice(began).some(({ event, service }) => event === 'service.changed' && service === 'running')
    })

  async function insert(card, slot) {
    const from = await countEvents()
    const program = `${NODE} /opt/koshin-test/dist/virtual-card.mjs ${card} --port ${PORTS[slot]}`
    await output(
      `systemctl reset-failed card${slot} 2>/dev/null; systemd-run --quiet --unit=card${slot} -p Restart=on-failure ${program}`,
    )
    await until(`${card} in slot ${slot}`, async () =>
      (await events(from)).some(({ event }) => event === 'card.inserted'),
    )
  }
  const pull = (slot) => run(`systemctl stop card${slot}`)

  async function type(text) {
    for (const key of keysOf(text)) await press(key)
  }

  return {
    machine,
    run,
    output,
    until,
    goesOff,
    events,
    countEvents,
    started,
    screen,
    shownAt,
    now,
    readers,
    insert,
    pull,
    type,
    press,
  }
}
