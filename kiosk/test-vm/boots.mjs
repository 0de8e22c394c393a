import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { kioskOn } from './kiosk.mjs'
import { startMachine } from './machine.mjs'

/** Switches machines on, one at a time; `fresh`: with the disk as it was built, else with the last one's as it left it. */
export function createBoots(image, folder) {
  let machine = null
  return {
    async boot({ fresh, append = '' }) {
      await machine?.cutPower()
      const place = join(folder, 'machine')
      if (fresh) rmSync(place, { recursive: true, force: true })
      machine = await startMachine({ image, folder: place, append })
      return kioskOn(machine)
    },
    async end() {
      await machine?.cutPower()
      machine = null
    },
  }
}
