import { closeSync, openSync, readSync } from 'node:fs'

/** The first octets of a file, as many as asked for: it may be a device that never ends. Throws what the system says. */
export function readStart(path: string, most: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const octets = new Uint8Array(most)
    let filled = 0
    for (let more = 1; more > 0 && filled < most; filled += more) more = readSync(file, octets.subarray(filled))
    return octets.subarray(0, filled)
  } finally {
    closeSync(file)
  }
}
