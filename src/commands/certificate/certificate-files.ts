import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { derOf } from '../../certificate/pem.ts'

const MOST_OCTETS = 256 * 1024 * 1024 // a CRL of 200,000 entries has 8 MB

/** The DER of each block of a file, or of every file of a folder but README and hidden ones. Throws what the system says. */
export function dersIn(path: string): Uint8Array[] {
  const found = statSync(path)
  if (found.isDirectory()) return namesIn(path).flatMap((name) => dersIn(join(path, name)))
  if (!found.isFile()) throw new Error(`${path} is not a file`) // a device may never end
  if (found.size > MOST_OCTETS) throw new Error(`${path} has more than ${MOST_OCTETS} octets`)
  return derOf(readFileSync(path))
}

const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !/^(\.|README)/.test(name))
    .sort()
