// What keeps a keyboard from other consoles, from the kernel's own keys and from a restart: each lock opened alone.
import { setTimeout as sleep } from 'node:timers/promises'
import { LOCKED_FOOT, openFoot, withUnit } from './checks-locks.mjs'
import { expect } from './report.mjs'
import { expectLocked, witness } from './witness.mjs'

const GETTYS = ['getty@.service', 'getty@tty1.service', 'autovt@.service'].map((unit) => `/etc/systemd/system/${unit}`)
const UNMASK = `rm -f ${GETTYS.join(' ')}; systemctl daemon-reload`
const MASK = `systemctl stop 'getty@*'; for unit in ${GETTYS.join(' ')}; do ln -s /dev/null $unit; done; systemctl daemon-reload`

const logind = (consoles, reserved) => `mkdir -p /run/systemd/logind.conf.d
printf '[Login]\nNAutoVTs=${consoles}\nReserveVT=${reserved}\n' > /run/systemd/logind.conf.d/zz-open.conf
systemctl restart systemd-logind`

/** Where the keyboard gets to by Ctrl+Alt and a function key, and whether somebody can log in there. */
async function consoleBehind(kiosk, key) {
  await kiosk.press(`ctrl-alt-${key}`)
  await sleep(8000)
  const { terminal, everybody } = await witness(kiosk)
  await kiosk.press('ctrl-alt-f1')
  return everybody.includes('agetty') ? `${terminal} with a login` : terminal
}

/**
 * In the gap. Three locks: logind makes no console to change to (two settings), and there is no login to start on one.
 * The consoles stay once they were made, so the steps come in this order.
 */
export async function loginControl(kiosk) {
  const behind = async (key, wanted, locks) => {
    const seen = await consoleBehind(kiosk, key)
    expect(seen === wanted, `${locks}: ${key} leads to ${seen}, not ${wanted}`)
  }
  await kiosk.output('systemctl stop koshin-kiosk')
  await behind('f3', 'tty1', 'as installed')
  await kiosk.output(UNMASK)
  await behind('f3', 'tty1', 'NAutoVTs=0, logins')
  await behind('f6', 'tty1', 'ReserveVT=0, logins')
  await kiosk.output(logind(0, 6))
  await behind('f6', 'tty6 with a login', 'ReserveVT=6, logins')
  await kiosk.output(`${MASK}; ${logind(6, 6)}`)
  await behind('f3', 'tty3', 'NAutoVTs=6, no logins')
  const refused = await kiosk.run('systemctl start getty@tty1')
  expect(refused.code !== 0, 'a login on tty1 in spite of the mask')
  await kiosk.output(UNMASK)
  await behind('f3', 'tty3 with a login', 'NAutoVTs=6, logins')
  await kiosk.output("systemctl stop 'getty@*'; systemctl start getty@tty1")
  await behind('f1', 'tty1 with a login', 'logins')
  return 'both open: logins on tty1, tty3 and tty6; masked: tty3 without one; NAutoVTs=0 and ReserveVT=0: tty1'
}

/** A login on tty2 is there to be changed to; cage's -s, or SysRq-R, is what lets the keyboard get there. */
export async function consoleControl(kiosk) {
  await kiosk.output(`rm -f ${GETTYS.join(' ')}; systemctl daemon-reload; systemctl start getty@tty2`)
  await kiosk.press('ctrl-alt-f2')
  await sleep(3000)
  const kept = (await witness(kiosk)).terminal
  expect(kept === 'tty1', `${kept} is shown without cage -s`)
  await withUnit(kiosk, openFoot(LOCKED_FOOT, '-s'))
  await kiosk.press('ctrl-alt-f2')
  await sleep(3000)
  const { terminal, everybody } = await witness(kiosk)
  expect(terminal === 'tty2', `${terminal} is shown with cage -s`)
  expect(everybody.includes('agetty'), 'no login on tty2')
  return 'with a login there and cage -s: tty2; without -s: tty1'
}

/** With the lock open all programs are killed, those of the test's shell too. */
export async function sysrqKillControl(kiosk) {
  const before = await witness(kiosk)
  const line = await kiosk.countEvents()
  await kiosk.press('alt-sysrq-i')
  await sleep(3000)
  expectLocked(before, await witness(kiosk), 'SysRq-I with kernel.sysrq=0')
  await kiosk.output('echo 1 > /proc/sys/kernel/sysrq')
  await kiosk.press('alt-sysrq-i')
  await sleep(5000) // a shell that is asked before it is killed never answers
  await kiosk.started(line)
  const { processes } = await witness(kiosk)
  expect(!processes.some((each) => before.processes.includes(each)), 'SysRq-I with kernel.sysrq=1 killed nothing')
  return 'with the lock open SysRq-I killed every program'
}

/** Ends the machine. */
export async function sysrqControl(kiosk) {
  await kiosk.press('alt-sysrq-b')
  await sleep(3000)
  expect(!kiosk.machine.isOff(), 'the machine went off with kernel.sysrq=0')
  await kiosk.output('sysctl -q kernel.sysrq=438 || echo 438 > /proc/sys/kernel/sysrq')
  await kiosk.press('alt-sysrq-b').catch(() => undefined)
  return offWithoutLock(kiosk)
}

/** Ends the machine: in the gap, without the mask. */
export async function rebootControl(kiosk) {
  await kiosk.output('systemctl stop koshin-kiosk; rm /etc/systemd/system/ctrl-alt-del.target; systemctl daemon-reload')
  await kiosk.press('ctrl-alt-delete')
  return offWithoutLock(kiosk)
}

/** Ends the machine, in the gap: the mask alone does not hold against more than seven within two seconds. */
export async function burstControl(kiosk) {
  await kiosk.output('systemctl stop koshin-kiosk')
  await kiosk.machine.burst('ctrl-alt-delete')
  await sleep(10_000)
  expect(!kiosk.machine.isOff(), 'the machine went off with CtrlAltDelBurstAction=none')
  await kiosk.output(`mkdir -p /run/systemd/system.conf.d
    printf '[Manager]\\nCtrlAltDelBurstAction=reboot-force\\n' > /run/systemd/system.conf.d/zz-open.conf
    systemctl daemon-reexec; sleep 5`)
  await kiosk.machine.burst('ctrl-alt-delete')
  return offWithoutLock(kiosk)
}

async function offWithoutLock(kiosk) {
  await kiosk.goesOff()
  return 'with the lock open the machine went off'
}
