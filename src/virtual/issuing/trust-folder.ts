import { X509Certificate } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { IssuedSet } from './issued-set.ts'
import { replaceFile } from './replace-file.ts'

/** `trust/` as the registry and openssl want it: the anchor and its revocation list, each a file. */
export async function writeTrust(folder: string, set: IssuedSet): Promise<void> {
  const anchor = new X509Certificate(set.authority).toString() // PEM
  await ensure(join(folder, 'trust/anchors/sample-ca.pem'), Buffer.from(anchor))
  await ensure(join(folder, 'trust/crls/sample-ca.crl'), set.revocationList)
}

/** A folder that cannot be written is no reason to stop: the samples carry both files' contents. */
async function ensure(path: string, contents: Uint8Array): Promise<void> {
  const present = await readFile(path).catch(() => null)
  if (present?.equals(contents)) return
  await mkdir(dirname(path), { recursive: true })
    .then(() => replaceFile(path, contents))
    .catch(() => {})
}
