// npm run test:vm [-- PART...]: the package on a machine of its own. Parts: those of PARTS.
// KOSHIN_VM_MINUTES: of mashing (10). KOSHIN_VM_PATIENCE: seconds that anything may take (1800). KOSHIN_VM_FOLDER: where
// image, disk and pictures are (out/vm).
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createBoots, createContainers } from './boots.mjs'
import * as consoles from './checks-consoles.mjs'
import * as cuts from './checks-cut.mjs'
import * as faults from './checks-faults.mjs'
import * as image from './checks-image.mjs'
import * as locks from './checks-locks.mjs'
import * as maintenance from './checks-maintenance.mjs'
import * as options from './checks-options.mjs'
import * as outside from './checks-outside.mjs'
import * as packages from './checks-package.mjs'
import * as sysctls from './checks-sysctls.mjs'
import { buildImage } from './image.mjs'
import { backToMenu, finish, renewToReview } from './renewal.mjs'
import { createReport } from './report.mjs'

const folder = process.env.KOSHIN_VM_FOLDER ?? 'out/vm'
const minutes = Number(process.env.KOSHIN_VM_MINUTES ?? 10)
const report = createReport()
const { check } = report

const TOOLS = {
  all: ['mmdebstrap', 'mkfs.ext4', 'unshare', 'dpkg-deb', 'cc'],
  container: ['systemd-nspawn', 'nsenter', 'pgrep'],
  emulated: ['qemu-system-x86_64'],
}
const CONTAINED = ['renewal', 'faults', 'controls', 'options', 'package', 'outside']

const PARTS = {
  async menu(boots) {
    const kiosk = await boots.boot({ fresh: true })
    await check('boots into the kiosk', async () => {
      await kiosk.started(0)
      return `ready ${(await kiosk.output('systemctl show --value -p ActiveEnterTimestampMonotonic koshin-kiosk')) / 1e6} s after the kernel`
    })
    await check('shows the menu in BIZ UDGothic', () => image.menuIsShown(kiosk, join(folder, 'menu.png')))
    await check('has a sound unit, exposure at most 1.5', () => image.unitIsSound(kiosk))
    await check('has every binding of foot off', () => image.footIsLocked(kiosk))
    await check('has a user without shell and password, and no compiler', () => image.userHasNoShell(kiosk))
    await check('has its settings in force', () => image.settingsAreInForce(kiosk))
    return kiosk
  },
  async renewal(boots, kiosk = null) {
    kiosk ??= await boots.booted()
    await check('renews by keys sent to the machine', async () => {
      const receipt = await finish(kiosk, await renewToReview(kiosk))
      await kiosk.machine.savePng?.(join(folder, 'receipt.png'))
      await backToMenu(kiosk)
      return `${JSON.stringify(receipt).slice(0, 100)}; ${await faults.verify(kiosk)}`
    })
    return kiosk
  },
  async maintenance(boots, kiosk = null) {
    kiosk ??= await boots.booted()
    const picture = join(folder, 'maintenance.png')
    await check('shows on the console that it was ended', () => maintenance.noticeIsShown(kiosk, picture))
    await check('comes back by kiosk-control in-service', () => maintenance.menuComesBack(kiosk))
    await check('comes back when it is switched on', () => maintenance.comesBackAfterPower(boots, kiosk))
    return null
  },
  async keys(boots, kiosk = null) {
    kiosk ??= await boots.booted()
    await check('opens nothing at any chord', () => locks.chordsOpenNothing(kiosk))
    await check('opens nothing in the gap between two starts', () => locks.gapOpensNothing(kiosk))
    await check(`opens nothing in ${minutes} minutes of mashing`, () => locks.mashingOpensNothing(kiosk, minutes))
    return kiosk
  },
  async faults(boots, kiosk = null) {
    kiosk ??= await boots.booted()
    const ends = { starter: 'KILL', terminal: 'SEGV', compositor: 'KILL', seat: 'KILL' }
    for (const [whose, signal] of Object.entries(ends))
      await check(`comes back after ${signal} of the ${whose}`, () => faults.comesBack(kiosk, whose, signal))
    await check('comes back after the program crashed', () => faults.programComesBack(kiosk, 'SEGV'))
    await check('finds the readers again after pcscd crashed', () => faults.readersComeBack(kiosk))
    await check('comes back after the program hung', () => faults.hangIsNoticed(kiosk))
    return kiosk
  },
  /** In the image, on this processor: what needs no boot, and what an emulated machine cannot say. */
  async native(_boots, kiosk = null) {
    await check('is upgraded, not downgraded, and purged to its data', () => native('native-package.sh'))
    await check('starts on this processor, without emulation', () => {
      const starts = native('native-start.sh', '5').split('\n').join(', ')
      return `${starts} ms to the first frame; the unit adds 0.5 s after a crash, 10.5 s after a hang`
    })
    return kiosk
  },
  /** The parts that need no kernel, screen and keyboard of their own, at this processor's speed. */
  async container() {
    const containers = createContainers(built, folder)
    let kiosk = null
    for (const part of CONTAINED) kiosk = await runPart(part, containers, kiosk)
    await endInRenewal(containers)
    await containers.end()
    return null
  },
  async cut(boots) {
    const place = join(folder, 'after-cut')
    const seen = []
    for (const moment of cuts.MOMENTS) {
      let found = null
      await check(`loses its power ${moment.name}`, async () => {
        found = await cuts.cutAt(await boots.reviewing(), moment, place)
        return `${found.side} the commit: one card active, ${found.verified}${found.isOpen ? '' : ', nothing to settle'}`
      })
      if (found === null) continue
      const isSettled = seen.some(({ side, isOpen }) => side === found.side && isOpen)
      seen.push(found)
      if (found.isOpen && !isSettled)
        await check(`settles what was cut ${found.side} the commit`, () => cuts.settles(boots, found, place))
    }
    await check('was cut on both sides of the commit', () => cuts.fellOnBothSides(seen))
    return null
  },
  async controls(boots, kiosk = null) {
    kiosk ??= await boots.booted()
    await check('control: what keeps a shell away', () => locks.shellControl(kiosk))
    await check('control: what lets the kiosk use readers', () => faults.polkitControl(kiosk))
    await check('control: what starts it again', () => faults.restartControl(kiosk))
    await check('control: what ends a program that hangs', () => faults.hangControl(kiosk))
    return kiosk
  },
  async consoles(boots) {
    const control = (what, run) => check(`control: what keeps ${what}`, async () => run(await boots.booted()))
    await control('other consoles away', consoles.consoleControl)
    await control('a login away', consoles.loginControl)
    await control('SysRq-B off', consoles.sysrqControl)
    await control('SysRq-I off', consoles.sysrqKillControl)
    await control('Ctrl+Alt+Del off', consoles.rebootControl)
    await control('ten Ctrl+Alt+Del off', consoles.burstControl)
    return null
  },
  async sysctls(boots) {
    const kiosk = await boots.booted()
    await check('control: what each sysctl keeps from happening', () => sysctls.sysctlControls(kiosk))
    await check("control: what keeps the kernel's warnings off the screen", () => sysctls.printkControl(kiosk))
    await check('control: what ends a panic', () => sysctls.panicControl(boots))
    return null
  },
  async options(boots, kiosk = null) {
    kiosk ??= await boots.booted()
    await check('starts in training as it is installed', () => options.startsAsInstalled(kiosk))
    await check('lets a refusal be read', () => options.refusalIsReadable(kiosk))
    return null
  },
  /** What the others' seconds cannot say, since they are those of a busy or emulated processor: whether 15 are enough. */
  async seconds(boots) {
    await boots.end()
    const counted = createBoots(built, folder, { isCounted: true })
    const kiosk = await counted.boot({ fresh: true })
    await check('boots into the kiosk in time', async () => {
      const drawn = await kiosk.shownAt('menu', 0)
      return `menu after ${faults.within(kiosk, await kiosk.machine.switchedOn(), drawn)}`
    })
    await PARTS.faults(counted, kiosk)
    let found = null
    await check('loses its power in a renewal', async () => {
      await renewToReview(kiosk)
      found = await cuts.cutAt(kiosk, cuts.OPEN, join(folder, 'after-cut'))
      return `${found.side} the commit`
    })
    if (found !== null)
      await check('is back in time and settles it', () => cuts.settles(counted, found, join(folder, 'after-cut')))
    await counted.end()
    return null
  },
  /** In a container: the kernel of the emulated machine is not another one for sockets. */
  async outside(boots) {
    const kiosk = await boots.booted()
    await outside.becomesOneOfMany(kiosk, folder)
    await check('control: what keeps the kiosk on its machine', () => outside.isKeptIn(kiosk))
    await check('renews at a registry service and prints, as /etc/default/koshin says', () =>
      outside.renewsAndPrints(kiosk),
    )
    return null
  },
  async package(boots, kiosk = null) {
    kiosk ??= await boots.booted()
    await check('is upgraded', () => packages.upgrades(kiosk))
    await check('refuses to be downgraded', () => packages.refusesDowngrade(kiosk))
    await check('follows a new foot', () => packages.followsFoot(kiosk))
    await check('is purged, and leaves its data', () => packages.purges(kiosk))
    await check('is installed again, and finds its data', () => packages.installsAgain(kiosk))
    return null
  },
}

/** What cut does to a machine, for a container, which loses nothing that was written. */
async function endInRenewal(containers) {
  for (const delay of [0, 0.5]) {
    const kiosk = await containers.booted()
    let line = null
    await check(`ends ${delay} s into a renewal`, async () => {
      line = await faults.cutInRenewal(kiosk, delay)
    })
    if (line === null) continue
    const again = await containers.boot({ fresh: false })
    await check('settles that renewal at the next start', () => faults.isWholeAfterCut(again, line))
  }
}

function native(script, ...args) {
  const command = ['--mount', `kiosk/test-vm/${script}`, built.disk, ...args]
  const { status, stdout, stderr } = spawnSync('unshare', command, { encoding: 'utf8', timeout: 600_000 })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

/** What this machine lacks for them, or null. */
function whyNot(parts) {
  const missing = missingTools(parts)
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`
  if (process.getuid() !== 0) return 'only root can build the image'
  const can = (command, ...args) => spawnSync(command, args).status === 0
  if (!can('unshare', '--mount', '--cgroup', 'true')) return 'this machine gives no namespaces of its own'
  return can('losetup', '--find') ? null : 'this machine has no loop device'
}

function missingTools(parts) {
  const kinds = parts.map((part) => (part === 'native' || part === 'container' ? part : 'emulated'))
  const tools = [...TOOLS.all, ...new Set(kinds.flatMap((kind) => TOOLS[kind] ?? []))]
  return tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0)
}

function makePackages() {
  const make = (...version) => {
    const { status, stdout, stderr } = spawnSync('node', ['kiosk/package.mjs', ...version], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return stdout.trim()
  }
  return [make(), make('99.0.0')]
}

let built = null // of image.mjs
const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(PARTS)
const why = whyNot(wanted)
if (why !== null) for (const part of wanted) report.skip(part, why)
else {
  await check('builds the package and an image with it', () => {
    built = buildImage(folder, makePackages())
  })
  if (built !== null) await runParts(wanted)
}
report.end()
process.exit(report.failed() ? 1 : 0)

async function runParts(parts) {
  const boots = createBoots(built, folder)
  let kiosk = null
  for (const part of parts) kiosk = await runPart(part, boots, kiosk)
  await boots.end()
}

/** One that cannot even boot fails as a whole, and the next begins with a machine of its own. */
async function runPart(part, boots, kiosk) {
  let next = null
  try {
    next = await PARTS[part](boots, kiosk ?? undefined)
  } catch (error) {
    await check(part, () => Promise.reject(error))
  }
  return next
}
