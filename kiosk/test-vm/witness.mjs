import { expect } from './report.mjs'

const KIOSK = ['MainThread', 'cage', 'foot', 'koshin-start'] // Node names its main thread so
const LOGINS = /^(agetty|getty|login|sulogin|sshd?)$/

// The VT that is shown, this start of the machine, the kiosk's processes with their numbers, which another start would
// change, and everybody's names. By what bash has built in: a program started costs an emulated machine a tenth of a second.
const LOOK = `
name_of() { read -r name < /proc/$1/comm; } 2> /dev/null
read -r terminal < /sys/class/tty/tty0/active
read -r boot < /proc/sys/kernel/random/boot_id
echo "$terminal"
echo "$boot"
while read -r process; do name_of $process && echo -n "$process:$name "; done 2> /dev/null < /sys/fs/cgroup/system.slice/koshin-kiosk.service/cgroup.procs
echo
for folder in /proc/[0-9]*; do name_of \${folder#/proc/} && echo -n "$name "; done
`

const words = (line) => line.split(' ').filter(Boolean)

/** What a key could open, close or change, besides what the program itself draws. */
export async function witness({ run }) {
  const [terminal, boot, kiosk = '', everybody = ''] = (await run(LOOK)).output.split('\n')
  const processes = words(kiosk).sort()
  return {
    terminal,
    boot,
    processes,
    kiosk: processes.map((each) => each.replace(/^\d+:/, '')).sort(),
    everybody: words(everybody),
  }
}

/** That nothing was opened since `before`; the sentence names what was. */
export function expectLocked(before, after, what) {
  expect(after.terminal === before.terminal, `${what}: ${after.terminal} is shown, not ${before.terminal}`)
  expect(after.boot === before.boot, `${what}: the machine was started again`)
  expect(after.kiosk.join() === KIOSK.join(), `${what}: the kiosk's processes are ${after.kiosk}`)
  expect(after.processes.join() === before.processes.join(), `${what}: the kiosk was started again`)
  expectNoLogin(after, what)
}

export function expectNoLogin({ everybody }, what) {
  const login = everybody.find((name) => LOGINS.test(name))
  expect(login === undefined, `${what}: ${login} runs`)
}
