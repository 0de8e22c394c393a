// What each line of 90-koshin.conf keeps from happening: with the lock it does not, with another value it does.
import { setTimeout as sleep } from 'node:timers/promises'
import { difference } from './picture.mjs'
import { expect } from './report.mjs'

const AS_KIOSK = 'setpriv --reuid koshin-kiosk --regid koshin-kiosk --clear-groups'
const FILE = '/usr/lib/sysctl.d/90-koshin.conf'
const CRASH = 'ulimit -c unlimited; kill -SEGV $$'
const BECOME = 'use POSIX; my $kiosk = getpwnam q(koshin-kiosk); POSIX::setuid($kiosk); kill SEGV, $$'
const onTerminal = (perl) => `script -qec "${AS_KIOSK} perl -e '${perl}'" /dev/null`
const leavesCore = (command) => `rm -f /tmp/core*; (${command}) & wait; ls /tmp/core*`

/** `does` succeeds when the thing happens. */
const LOCKS = [
  {
    name: 'typing into a terminal for its user',
    open: 'dev.tty.legacy_tiocsti=1',
    does: onTerminal('exit !ioctl(STDIN, 0x5412, my \\$key = q(x))'),
  },
  {
    name: 'loading a line discipline',
    open: 'dev.tty.ldisc_autoload=1',
    does: onTerminal('exit !ioctl(STDIN, 0x5423, my \\$n_hdlc = pack(q(i), 13))'),
  },
  { name: "reading the kernel's messages", open: 'kernel.dmesg_restrict=0', does: `${AS_KIOSK} dmesg` },
  { name: "seeing the kernel's addresses", open: 'kernel.kptr_restrict=0', does: `grep -qm1 '^f' /proc/kallsyms` },
  {
    name: 'reading the memory of a program of the same user',
    open: 'kernel.yama.ptrace_scope=0',
    does: `${AS_KIOSK} bash -c 'sleep 5 & sleep 0.5; exec 3< /proc/$!/mem'`,
  },
  {
    name: 'a core of a crash',
    open: 'kernel.core_pattern=/tmp/core',
    does: leavesCore(`${AS_KIOSK} bash -c '${CRASH}'`),
  },
  {
    name: 'a core of a program that has become the kiosk',
    before: 'kernel.core_pattern=/tmp/core',
    open: 'fs.suid_dumpable=1',
    does: leavesCore(`ulimit -c unlimited; exec perl -e '${BECOME}'`),
  },
]

export async function sysctlControls(kiosk) {
  for (const { name, before, open, does } of LOCKS) {
    const happens = async () => (await kiosk.run(does)).code === 0
    if (before) await kiosk.output(`sysctl -qw '${before}'`)
    expect(!(await happens()), `${name} in spite of the lock`)
    await kiosk.output(`sysctl -qw '${open}'`)
    expect(await happens(), `${name}: not with ${open} either`)
    await kiosk.output(`sysctl -qp ${FILE}`)
  }
  return LOCKS.map(({ open }) => open.split('=')[0]).join(', ')
}

/** In the gap: a warning of the kernel's is for its log, not for the screen. */
export async function printkControl(kiosk) {
  await kiosk.output('systemctl stop koshin-kiosk')
  const warned = async () => {
    const before = await kiosk.machine.look()
    await kiosk.output("echo '<4>koshin: a warning' > /dev/kmsg; sleep 1")
    return difference(before, await kiosk.machine.look())
  }
  await sleep(3000)
  const quiet = await warned()
  await kiosk.output("sysctl -qw 'kernel.printk=7 4 1 7'")
  const loud = await warned()
  await kiosk.output(`sysctl -qp ${FILE}; systemctl start --no-block koshin-kiosk`)
  expect(quiet < 100 && loud > 500, `${quiet} points of the screen changed with the lock, ${loud} without`)
  return `a warning changes ${quiet} points of the screen, without the lock ${loud}`
}

/** Ends the machine. */
export async function panicControl(boots, seconds = 40) {
  const panic = 'systemd-run --quiet --on-active=1 sh -c "echo c > /proc/sysrq-trigger"'
  let kiosk = await boots.booted()
  await kiosk.output(`sysctl -qw kernel.panic=0; ${panic}`)
  await sleep(seconds * 1000)
  expect(!kiosk.machine.isOff(), 'the machine went off with kernel.panic=0')
  kiosk = await boots.booted()
  const began = performance.now()
  await kiosk.output(panic)
  await kiosk.goesOff()
  return `off ${((performance.now() - began) / 1000).toFixed(1)} s after a panic; with the lock open it stood still for ${seconds} s`
}
