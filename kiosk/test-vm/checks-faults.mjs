// That the kiosk comes back by itself, and the registry with it.
import { setTimeout as sleep } from 'node:timers/promises'
import { asInstalled, withUnit } from './checks-locks.mjs'
import { forward, renewToReview } from './renewal.mjs'
import { expect } from './report.mjs'

const REGISTRY = '/var/lib/koshin/registry.db'
const AS_KIOSK = 'setpriv --reuid koshin-kiosk --regid koshin-kiosk --clear-groups env HOME=/tmp'
const WITHIN = 15 // seconds from the fault to the screen
const PROCESS = { terminal: 'foot', compositor: 'cage', starter: 'koshin-start', seat: 'seatd' }

/**
 * From `began` to `ended`, milliseconds by the machine's own clock, as a note. What is too many is a failure where instructions
 * are counted, and else only said: a busy or emulated processor is late.
 */
export function within(kiosk, began, ended) {
  const seconds = (ended - began) / 1000
  const note = `${seconds.toFixed(1)} s`
  if (seconds <= WITHIN) return note
  expect(!kiosk.machine.isCounted, `${note}, more than ${WITHIN}`)
  return `${note}, more than the ${WITHIN} of a kiosk`
}

/** `whose`: of PROCESS. Gives how long the screen was away. */
export async function comesBack(kiosk, whose, signal) {
  return backAfter(kiosk, `kill -${signal} $(pidof ${PROCESS[whose]} | xargs -n1 | head -1)`)
}

export async function programComesBack(kiosk, signal) {
  return backAfter(kiosk, `kill -${signal} ${await program(kiosk)}`)
}

async function backAfter(kiosk, command) {
  const line = await kiosk.countEvents()
  const began = await kiosk.now()
  await kiosk.output(command)
  await kiosk.started(line)
  return `menu after ${within(kiosk, began, await kiosk.shownAt('menu', line))}`
}

// The length that is installed, for this start, said by a process that systemd takes for one of the kiosk's.
const INSTALLED_WATCHDOG = `
echo $$ > /sys/fs/cgroup/system.slice/koshin-kiosk.service/cgroup.procs
NOTIFY_SOCKET=/run/systemd/notify systemd-notify WATCHDOG_USEC=$(sed -n 's/^WatchdogSec=//p' /usr/lib/systemd/system/koshin-kiosk.service)000000
`
const program = ({ output }) =>
  output(
    'pidof node | xargs -n1 | while read -r p; do if grep -q koshin/dist/main /proc/$p/cmdline; then echo $p; fi; done',
  )
const isThere = async ({ run }, process) => (await run(`test -d /proc/${process}`)).code === 0

export async function hangIsNoticed(kiosk) {
  const line = await kiosk.countEvents()
  const frozen = await program(kiosk)
  await kiosk.output(INSTALLED_WATCHDOG)
  await sleep(20_000)
  expect(await isThere(kiosk, frozen), 'a program that gives signs of life was ended')
  const began = await kiosk.now()
  await kiosk.output(`kill -STOP ${frozen}`)
  await kiosk.until('the end of what hangs', async () => !(await isThere(kiosk, frozen)))
  const noticed = ((await kiosk.now()) - began) / 1000
  await kiosk.started(line)
  const back = within(kiosk, began, await kiosk.shownAt('menu', line))
  const log = await kiosk.output('journalctl -b -u koshin-kiosk --no-pager | grep -c "result \'watchdog" || true')
  expect(Number(log) > 0, 'it was not the watchdog')
  return `killed after ${noticed.toFixed(1)} s, menu after ${back}`
}

/** Negative control: without a watchdog a program that hangs stays. */
export async function hangControl(kiosk, seconds = 40) {
  const frozen = await program(kiosk)
  await kiosk.output(INSTALLED_WATCHDOG)
  await kiosk.output(`systemctl service-watchdogs no; kill -STOP ${frozen}`)
  await sleep(seconds * 1000)
  const stayed = await isThere(kiosk, frozen)
  const line = await kiosk.countEvents()
  await kiosk.output(`kill -KILL ${frozen}; systemctl service-watchdogs yes`)
  await kiosk.started(line)
  expect(stayed, 'it was ended without a watchdog')
  return `still there after ${seconds} s`
}

/** Negative control: without Restart= nobody starts it again. */
export async function restartControl(kiosk, seconds = 20) {
  await withUnit(kiosk, 'Restart=no')
  await kiosk.output(`kill -KILL ${await program(kiosk)}`)
  await sleep(seconds * 1000)
  const { output: state } = await kiosk.run('systemctl is-active koshin-kiosk')
  await asInstalled(kiosk)
  expect(state === 'failed' || state === 'inactive', state)
  return `${state} after ${seconds} s`
}

export async function readersComeBack(kiosk) {
  await kiosk.readers()
  const line = await kiosk.countEvents()
  const began = await kiosk.now()
  await kiosk.output('kill -9 $(pidof pcscd)')
  const service = (state) =>
    kiosk.until(`pcscd ${state}`, async () => (await kiosk.events(line)).find(({ service }) => service === state))
  await service('stopped')
  const { time } = await service('running')
  return `readers after ${within(kiosk, began, Date.parse(time))}`
}

/** Negative control: without Koshin's rule polkit keeps the kiosk from the readers. */
export async function polkitControl(kiosk) {
  const rule = '/usr/share/polkit-1/rules.d/49-koshin-kiosk.rules'
  const line = await kiosk.countEvents()
  await kiosk.output(`mv ${rule} /root/; systemctl restart polkit; systemctl kill --signal=KILL pcscd`)
  const denied = async () => (await kiosk.events(line)).some(({ service }) => service === 'denied')
  await kiosk.until('polkit says no', denied)
  await kiosk.output(`mv /root/49-koshin-kiosk.rules ${rule}; systemctl restart polkit`)
  await kiosk.until('polkit says yes', async () =>
    (await kiosk.events(line)).some(({ service }) => service === 'running'),
  )
  return 'without the rule: denied'
}

/** A container ends `delay` seconds after the journal of the renewal was written. */
export async function cutInRenewal(kiosk, delay) {
  const line = await renewToReview(kiosk)
  await kiosk.machine.cutAfter('/var/lib/koshin/renewal.json', delay)
  await confirmUntilOff(kiosk)
  return line
}

/** As a visitor does at the review, until the cut that somebody has prepared. */
export async function confirmUntilOff(kiosk) {
  await sleep(1000)
  await kiosk.press('tab')
  await kiosk.press('ret')
  const again = setInterval(() => kiosk.press('ret').catch(() => undefined), 15_000)
  await kiosk.goesOff().finally(() => clearInterval(again))
}

/** After the cut: the visitor is told, and can leave only when the registry has said how it ended; which agrees with itself. */
export async function isWholeAfterCut(kiosk, line) {
  const told = await kiosk.shownAt('interrupted', line)
  const seconds = within(kiosk, await kiosk.machine.switchedOn(), told)
  await forward(kiosk, ['ret'], 'menu', await kiosk.countEvents())
  const journal = await kiosk.run('ls /var/lib/koshin/renewal.json')
  expect(journal.code !== 0, 'the renewal is still an open question')
  return `told ${seconds} after the start; ${await verify(kiosk)}`
}

export async function verify(kiosk, registry = REGISTRY) {
  const text = await kiosk.output(
    `${AS_KIOSK} koshin registry verify --registry sqlite:${registry} --head /var/lib/koshin/head`,
  )
  const { agrees, entries, registrations, cards, receipts } = JSON.parse(text)
  expect(agrees, text)
  return `entries ${entries}, registrations ${registrations}, cards ${cards}, receipts ${receipts}`
}
