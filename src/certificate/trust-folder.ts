import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { derOf } from './pem.ts'
import { readTrust, type Trust, type TrustProblem } from './trust.ts'

export type TrustFolderProblem =
  | { readonly kind: TrustProblem['kind']; readonly file: string }
  | { readonly kind: 'folder.unreadable'; readonly file: string }
  | { readonly kind: 'anchors.missing'; readonly file: string }
  | { readonly kind: 'file.unknown'; readonly file: string } // passed over, it could be the CRL that matters

interface Piece {
  readonly file: string
  readonly der: Uint8Array
}

/**
 * Reads `anchors/` and `crls/` (PEM or DER, several PEM blocks a file; names ending in .pem, .crt, .cer, .der, .crl in
 * any case; README and hidden files are passed over).
 * `intermediates/` has its place beside them for path validation. A folder without anchors would accept nobody: a problem.
 */
export async function loadTrust(folder: string): Promise<Trust | TrustFolderProblem> {
  const anchors = await pieces(join(folder, 'anchors'))
  const crls = await pieces(join(folder, 'crls'), 'may be missing')
  if (!Array.isArray(anchors)) return anchors
  if (!Array.isArray(crls)) return crls
  if (anchors.length === 0) return { kind: 'anchors.missing', file: join(folder, 'anchors') }
  const trust = readTrust({ anchors: anchors.map(({ der }) => der), crls: crls.map(({ der }) => der) })
  if (!('kind' in trust)) return trust
  const suspects = trust.kind === 'anchor.unreadable' ? anchors : crls
  return { kind: trust.kind, file: suspects[trust.index]?.file ?? folder }
}

async function pieces(folder: string, absence?: 'may be missing'): Promise<Piece[] | TrustFolderProblem> {
  try {
    const names = (await readdir(folder)).filter((name) => !/^(\.|README)/.test(name)).sort()
    const unknown = names.find((name) => !/\.(pem|crt|cer|der|crl)$/i.test(name))
    if (unknown !== undefined) return { kind: 'file.unknown', file: join(folder, unknown) }
    const found = names.map(async (name) => {
      const file = join(folder, name)
      return derOf(await readFile(file)).map((der) => ({ file, der }))
    })
    return (await Promise.all(found)).flat()
  } catch (error) {
    if (absence && (error as NodeJS.ErrnoException).code === 'ENOENT') return []
    return { kind: 'folder.unreadable', file: folder }
  }
}
