// The image's system in a container instead of a machine: real systemd, units, pcscd and polkit at this processor's speed, but
// no kernel, screen and keyboard of its own. Keys come from wtype, through the compositor, so that VTs and SysRq are for QEMU.
import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const MODIFIERS = { ctrl: 'ctrl', shift: 'shift', alt: 'alt', meta_l: 'logo' }
const KEYSYMS = { ret: 'Return', tab: 'Tab', esc: 'Escape', spc: 'space' }
const SESSION = 'XDG_RUNTIME_DIR=/run/koshin-kiosk WAYLAND_DISPLAY=wayland-0'

const REMOVE_CGROUPS = `
umount -R /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup && find /sys/fs/cgroup/koshin-test-vm -depth -type d -exec rmdir {} +
`

/** Like startMachine, with what the system wrote before where `folder` is there. */
export async function startContainer({ image, folder }) {
  mkdirSync(folder, { recursive: true })
  const command = ['--mount', '--cgroup', 'kiosk/test-vm/container.sh', image.disk, resolve(folder)]
  const nspawn = spawn('unshare', command, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  nspawn.stderr.on('data', (text) => {
    complaint += text
  })
  const began = Date.now()
  const ended = once(nspawn, 'exit')
  const isOff = () => nspawn.exitCode !== null || nspawn.signalCode !== null
  const leader = await firstProcess(nspawn.pid, () => {
    if (isOff()) throw new Error(`the container ended: ${complaint}`)
  })

  let watcher = null
  const run = (script) =>
    new Promise((done) => {
      execFile('nsenter', ['-t', leader, '-a', 'bash', '-c', `${script}\n`], (error, stdout, stderr) =>
        done({ code: error?.code ?? 0, output: `${stdout}${stderr}`.trim() }),
      )
    })

  async function press(chord) {
    const keys = chord.split('-')
    const held = keys.slice(0, -1).map((key) => MODIFIERS[key])
    const key = KEYSYMS[keys.at(-1)] ?? keys.at(-1)
    const around = (flag) => held.map((name) => `${flag} ${name}`).join(' ')
    await run(`${SESSION} wtype -s 100 ${around('-M')} -k ${key} ${around('-m')}`)
    await sleep(100)
  }

  /** Everything in it at once, since nothing outlives its PID 1. What was written and not synced stays, unlike in QEMU. */
  async function cutPower() {
    watcher?.kill()
    if (!isOff()) spawnSync('kill', ['-KILL', leader])
    await ended
    spawnSync('unshare', ['--mount', 'sh', '-c', REMOVE_CGROUPS])
  }

  /** When the file is there and `delay` seconds are over, cuts the power. Does not wait for that. */
  async function cutAfter(file, delay) {
    const script = `until [ -e '${resolve(folder, 'changes')}${file}' ]; do sleep 0.001; done; sleep ${delay}; kill -KILL ${leader}`
    watcher = spawn('sh', ['-c', script], { stdio: 'ignore' })
  }

  return { run, press, switchedOn: async () => began, cutPower, cutAfter, isOff }
}

async function firstProcess(parent, alive) {
  for (;;) {
    alive()
    const [child] = spawnSync('pgrep', ['-P', String(parent), '-x', 'systemd'], { encoding: 'utf8' }).stdout.split('\n')
    if (child) return child
    await sleep(100)
  }
}
