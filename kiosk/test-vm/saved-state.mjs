// A machine in QEMU as a file, with which and its disk as it is then a machine can go on.
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Ends the machine. It is stopped first, so that it writes to no memory that is already saved. */
export async function saveState(order, file) {
  const migrated = async () => (await order('query-migrate')).status
  await order('stop')
  await order('migrate', { uri: `exec:cat > '${resolve(file)}'` })
  for (let status = ''; status !== 'completed'; status = await migrated()) {
    if (status === 'failed') throw new Error('the state of the machine cannot be saved')
    await sleep(500)
  }
  await order('quit').catch(() => undefined)
}

/** The machine was started with the file. */
export async function goOn(order) {
  while ((await order('query-status')).status === 'inmigrate') await sleep(200)
  await order('cont')
}
