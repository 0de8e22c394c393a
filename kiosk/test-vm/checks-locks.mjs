// That no key opens anything, and that it is the locks that keep them shut.
import { setTimeout as sleep } from 'node:timers/promises'
import { CHORDS, mash } from './keys.mjs'
import { backToSameMenu } from './menu-picture.mjs'
import { expect } from './report.mjs'
import { expectLocked, witness } from './witness.mjs'

const SEED = 20261126
const BETWEEN_LOOKS = 15_000 // milliseconds

export async function chordsOpenNothing(kiosk) {
  const before = await witness(kiosk)
  expectLocked(before, before, 'before any key')
  for (const chord of CHORDS) {
    await kiosk.press(chord)
    expectLocked(before, await witness(kiosk), chord)
    await backToSameMenu(kiosk, chord)
  }
  return `${CHORDS.length} chords`
}

export async function mashingOpensNothing(kiosk, minutes) {
  const before = await witness(kiosk)
  const began = performance.now()
  let looked = began
  let count = 0
  for (const chord of mash(SEED)) {
    await kiosk.press(chord)
    count++
    if (performance.now() - looked > BETWEEN_LOOKS) {
      expectLocked(before, await witness(kiosk), `key ${count}, ${chord}`)
      await backToSameMenu(kiosk, `key ${count}, ${chord}`)
      looked = performance.now()
    }
    if (performance.now() - began > minutes * 60_000) break
  }
  await sleep(2000)
  expectLocked(before, await witness(kiosk), 'at the end')
  await backToSameMenu(kiosk, 'at the end')
  return `${count} keys, seed ${SEED}`
}

/** While nothing has the screen: the console is the kernel's, and ten Ctrl+Alt+Del come together. */
export async function gapOpensNothing(kiosk) {
  await kiosk.output('systemctl stop koshin-kiosk')
  const before = await witness(kiosk)
  for (const chord of ['ctrl-alt-f2', 'ctrl-alt-f3', 'alt-right', 'alt-sysrq-r', 'ctrl-alt-f2', 'alt-sysrq-b'])
    await kiosk.press(chord)
  await kiosk.machine.burst('ctrl-alt-delete')
  await kiosk.press('ret')
  await sleep(5000)
  expect(!kiosk.machine.isOff(), 'the machine went off')
  const after = await witness(kiosk)
  expect(after.terminal === before.terminal && after.boot === before.boot, `${after.terminal} is shown`)
  const job = await kiosk.output('systemctl list-jobs --no-legend; systemctl is-system-running || true')
  expect(!/reboot|stopping/.test(job), job)
  const line = await kiosk.countEvents()
  await kiosk.output('systemctl start --no-block koshin-kiosk')
  await kiosk.started(line)
}

const OPEN_EXEC = 'NoExecPaths=\nExecPaths=\n'
/** The kiosk's start with another configuration of foot, other options of cage, and a shell to be found. */
export const openFoot = (config, options = '') => {
  const program = '/usr/lib/koshin/koshin-start $KOSHIN_OPTIONS'
  const start = `/usr/bin/cage ${options} -d -- /usr/bin/foot --config=${config} --font=\${KOSHIN_FONT} ${program}`
  return `ExecStart=\nExecStart=${start}\nEnvironment=SHELL=/bin/bash`
}
const DEFAULT_FOOT = '/etc/xdg/foot/foot.ini'
export const LOCKED_FOOT = '/etc/koshin/foot.ini'

/** Starts the kiosk with other lines in its unit. */
export async function withUnit(kiosk, lines) {
  const folder = '/run/systemd/system/koshin-kiosk.service.d'
  const text = Buffer.from(`[Service]\n${lines}\n`).toString('base64')
  const line = await kiosk.countEvents()
  await kiosk.output(
    `mkdir -p ${folder}; base64 -d <<<${text} > ${folder}/zz-open.conf; systemctl daemon-reload; systemctl restart --no-block koshin-kiosk`,
  )
  await kiosk.started(line)
}

export async function asInstalled(kiosk) {
  const line = await kiosk.countEvents()
  await kiosk.output(
    'rm -f /run/systemd/system/koshin-kiosk.service.d/zz-open.conf; systemctl daemon-reload; systemctl restart --no-block koshin-kiosk',
  )
  await kiosk.started(line)
}

async function hasShell(kiosk, chord) {
  for (let tries = 0; tries < 3; tries++) {
    await kiosk.press(chord)
    await sleep(8000)
    if ((await witness(kiosk)).kiosk.includes('bash')) return true
  }
  return false
}

/** Two locks stand between Ctrl+Shift+N and a shell. With both open it comes, and either alone keeps it away. */
export async function shellControl(kiosk) {
  await withUnit(kiosk, `${openFoot(DEFAULT_FOOT)}\n${OPEN_EXEC}`)
  expect(await hasShell(kiosk, 'ctrl-shift-n'), 'no shell with foot as packaged and every path executable')
  await withUnit(kiosk, openFoot(DEFAULT_FOOT))
  expect(!(await hasShell(kiosk, 'ctrl-shift-n')), 'a shell in spite of NoExecPaths')
  await withUnit(kiosk, `${openFoot(LOCKED_FOOT)}\n${OPEN_EXEC}`)
  expect(!(await hasShell(kiosk, 'ctrl-shift-n')), "a shell in spite of Koshin's foot.ini")
  return 'both open: a shell; either alone: none'
}
