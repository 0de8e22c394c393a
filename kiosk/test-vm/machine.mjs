// A machine in QEMU without network: a screen to look at, a keyboard, a root shell of the test image, and a power switch.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { keyboardOf } from './keyboard.mjs'
import { readPpm } from './picture.mjs'
import { cutWhen, switchedOn } from './power.mjs'
import { goOn, saveState } from './saved-state.mjs'
import { connectLines } from './wire.mjs'

// Beside other work an emulated timer is late, and the kernel, which tries it once, would not start.
const TIMERS = 'no_timer_check'

// An emulator counts each octet that `rep movsb` moves as an instruction: without these the kernel moves eight at a time.
const PROCESSOR = 'max,-erms,-fsrm'
// Its clock goes on one nanosecond with each instruction, and with the clock of this machine when it has nothing to do.
const COUNTED = ['-icount', 'shift=0,sleep=on']

/**
 * Switches on a machine with the disk in `folder`, a copy of the image's where there is none yet. With `state`, a file that
 * `save` wrote, it goes on where it was then. accel=tcg always: /dev/kvm exists on the project's machines, and does not work.
 * `isCounted`: its seconds are those of one core at a thousand million instructions a second, whatever else this machine does.
 */
export async function startMachine({ image, folder, state = null, isCounted = false }) {
  mkdirSync(folder, { recursive: true })
  const at = (file) => resolve(folder, file)
  for (const socket of ['qmp', 'shell']) rmSync(at(socket), { force: true })
  if (!existsSync(at('disk.img'))) spawnSync('cp', ['--sparse=always', image.disk, at('disk.img')])
  const qemu = spawn('nice', ['-n', '19', 'qemu-system-x86_64', ...flags({ image, at, state, isCounted })], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  qemu.stderr.on('data', (text) => {
    complaint += text
  })
  const ended = once(qemu, 'exit')
  const gaveUp = () => (qemu.exitCode === null && qemu.signalCode === null ? null : `qemu ended: ${complaint}`)
  const qmp = await connectLines(at('qmp'), gaveUp, (line) => /^\{"(return|error)"/.test(line))
  const shell = await connectLines(at('shell'), gaveUp)
  const order = async (execute, given = {}) => {
    const answer = JSON.parse(await qmp.ask(JSON.stringify({ execute, arguments: given })))
    if (answer.error) throw new Error(`${execute}: ${answer.error.desc}`)
    return answer.return
  }
  await order('qmp_capabilities')

  async function run(command) {
    const [code, output = ''] = (await shell.ask(Buffer.from(command).toString('base64'))).split(' ')
    return { code: Number(code), output: Buffer.from(output, 'base64').toString().trim() }
  }

  const dump = (filename, format) => order('screendump', { filename, format })
  async function look() {
    await dump(at('screen.ppm'), 'ppm')
    return readPpm(at('screen.ppm'))
  }

  async function cutPower() {
    qemu.kill('SIGKILL')
    await ended
    qmp.close()
    shell.close()
  }

  /** This machine is off afterwards. */
  async function save(file) {
    await saveState(order, file)
    await ended
  }

  if (state !== null) await goOn(order)
  return {
    disk: at('disk.img'),
    save,
    ...keyboardOf(order),
    run,
    look,
    savePng: (file) => dump(resolve(file), 'png'),
    switchedOn: () => switchedOn(run),
    isCounted,
    cutPower,
    cutWhen: (condition, delay) => cutWhen(run, condition, delay),
    isOff: () => gaveUp() !== null,
  }
}

function flags({ image, at, state, isCounted }) {
  const socket = (id) => `socket,id=${id},path=${at(id)},server=on,wait=off`
  return [
    ...['-machine', 'q35,accel=tcg', '-cpu', PROCESSOR, '-smp', '1', '-m', '2048', '-nodefaults', '-display', 'none'],
    ...['-kernel', image.kernel, '-initrd', image.initrd],
    ...['-append', `root=/dev/vda rw console=tty0 console=ttyS0 quiet ${TIMERS}`],
    ...['-drive', `file=${at('disk.img')},format=raw,if=virtio`],
    ...['-device', 'virtio-vga,xres=1280,yres=720', '-device', 'usb-ehci', '-device', 'usb-kbd'],
    ...['-serial', `file:${at('serial.log')}`, '-nic', 'none', '-no-reboot'],
    ...['-chardev', socket('qmp'), '-mon', 'chardev=qmp,mode=control'],
    ...['-chardev', socket('shell'), '-device', 'virtio-serial'],
    ...['-device', 'virtserialport,chardev=shell,name=koshin.test'],
    ...(isCounted ? COUNTED : []),
    ...(state === null ? [] : ['-incoming', `exec:cat < '${state}'`]),
  ]
}
