import { expect } from './report.mjs'

const KIOSK = ['cage', 'foot', 'koshin-start', 'node']
const LOGINS = /^(agetty|getty|login|sulogin|sshd?)$/

// In one call, since each costs a second: the VT that is shown, this start of the machine, the unit's process and how
// often it was started again, its programs, and everybody's names.
const LOOK = `
cat /sys/class/tty/tty0/active /proc/sys/kernel/random/boot_id
systemctl show --value -p MainPID -p NRestarts koshin-kiosk | xargs
cat /sys/fs/cgroup/system.slice/koshin-kiosk.service/cgroup.procs | while read -r process; do readlink /proc/$process/exe; done | sed 's#.*/##' | sort | xargs
cat /proc/[0-9]*/comm 2>/dev/null | sort -u | xargs -d '\\n'
`

/** What a key could open, close or change, besides what the program itself draws. */
export async function witness({ run }) {
  const [terminal, boot, unit, kiosk = '', everybody = ''] = (await run(LOOK)).output.split('\n')
  return { terminal, boot, unit, kiosk: kiosk.split(' ').filter(Boolean), everybody: everybody.split(' ') }
}

/** That nothing was opened since `before`; the sentence names what was. */
export function expectLocked(before, after, what) {
  expect(after.terminal === before.terminal, `${what}: ${after.terminal} is shown, not ${before.terminal}`)
  expect(after.boot === before.boot, `${what}: the machine was started again`)
  expect(after.unit === before.unit, `${what}: the kiosk was started again (${before.unit}, now ${after.unit})`)
  expect(after.kiosk.join() === KIOSK.join(), `${what}: the kiosk's processes are ${after.kiosk}`)
  const login = after.everybody.find((name) => LOGINS.test(name))
  expect(login === undefined, `${what}: ${login} runs`)
}
