import { fork } from 'node:child_process'
import type { Done, Work } from './kiosks.ts'

/** A process with all kiosks in it. */
export interface Kiosks {
  ask(work: Work): Promise<Done>
  end(): void
}

export async function startKiosks(connection: Work): Promise<Kiosks> {
  const child = fork(new URL('kiosks.ts', import.meta.url), { serialization: 'advanced' })
  const kiosks: Kiosks = {
    ask: (work) =>
      new Promise((resolve, reject) => {
        child.once('exit', (code) => reject(new Error(`the kiosks ended with ${code}`)))
        child.once('message', (done: Done) => {
          child.removeAllListeners('exit')
          resolve(done)
        })
        child.send(work)
      }),
    end: () => child.kill(),
  }
  await kiosks.ask(connection)
  return kiosks
}
