import { constants, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startContainer } from './container.mjs'
import { kioskOn } from './kiosk.mjs'
import { startMachine } from './machine.mjs'
import { renewToReview } from './renewal.mjs'

/** Switches machines on, one at a time. What `isCounted` says goes for all of them (machine.mjs); it has no saved states. */
export function createBoots(image, folder, { isCounted = false } = {}) {
  const place = join(folder, 'machine')
  const kept = (name) => join(folder, 'saved', name)
  let machine = null

  async function start(state) {
    machine = await startMachine({ image, folder: place, state, isCounted })
    return kioskOn(machine)
  }

  /** With the disk as it was built, or with the last machine's as that left it. */
  async function boot({ fresh }) {
    await machine?.cutPower()
    if (fresh) rmSync(place, { recursive: true, force: true })
    return start(null)
  }

  /** A machine whose kiosk is ready. The boot itself is done once for each image: it takes an emulated one minutes. */
  const booted = () =>
    resumed('menu', async () => {
      const kiosk = await boot({ fresh: true })
      await kiosk.started(0)
      await kiosk.readers()
    })

  /** A machine at the review of a renewal. The way there is gone once for each image, too. */
  const reviewing = () => resumed('review', async () => renewToReview(await booted()))

  async function resumed(name, prepare) {
    if (!existsSync(join(kept(name), 'state'))) await keep(name, prepare)
    await machine?.cutPower()
    mkdirSync(place, { recursive: true })
    copyFileSync(join(kept(name), 'disk.img'), join(place, 'disk.img'), constants.COPYFILE_FICLONE)
    return start(join(kept(name), 'state'))
  }

  async function keep(name, prepare) {
    await prepare()
    mkdirSync(kept(name), { recursive: true })
    await machine.save(join(kept(name), 'state'))
    copyFileSync(join(place, 'disk.img'), join(kept(name), 'disk.img'), constants.COPYFILE_FICLONE)
  }

  async function end() {
    await machine?.cutPower()
    machine = null
  }

  return { boot, booted, reviewing, end }
}

/** The same in containers, which are up in seconds. */
export function createContainers(image, folder) {
  const place = join(folder, 'container')
  let container = null

  async function boot({ fresh }) {
    await container?.cutPower()
    if (fresh) rmSync(place, { recursive: true, force: true })
    container = await startContainer({ image, folder: place })
    return kioskOn(container)
  }

  async function booted() {
    const kiosk = await boot({ fresh: true })
    await kiosk.started(0)
    await kiosk.readers()
    return kiosk
  }

  return { boot, booted, end: () => container?.cutPower() }
}
