import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { derOf } from './pem.ts'
import { readTrust, type Trust, type TrustProblem } from './trust.ts'

export type TrustFolderProblem =
  | { readonly kind: TrustProblem['kind']; readonly file: string }
  | { readonly kind: 'folder.unreadable'; readonly file: string }
  | { readonly kind: 'anchors.missing'; readonly file: string }
  | { readonly kind: 'file.unknown'; readonly file: string } // passed over, it could be the CRL that matters

/** Where it is unless it is named: beside the registry's file. */
export const trustBeside = (database: string): string => join(dirname(resolve(database)), 'trust')

interface Piece {
  readonly file: string
  readonly der: Uint8Array
}

/**
 * Reads `anchors/` and `crls/` (PEM or DER, several PEM blocks a file; names ending in .pem, .crt, .cer, .der, .crl in
 * any case; README and hidden files are passed over),
 * and so `intermediates/` beside them, which may be missing. A folder without anchors would accept nobody: a problem.
 */
export async function loadTrust(
  folder: string,
  revocation: Trust['revocation'] = 'refuse',
): Promise<Trust | TrustFolderProblem> {
  const anchors = await pieces(join(folder, 'anchors'))
  const intermediates = await pieces(join(folder, 'intermediates'), 'may be missing')
  const crls = await pieces(join(folder, 'crls'), 'may be missing')
  if (!Array.isArray(anchors)) return anchors
  if (!Array.isArray(intermediates)) return intermediates
  if (!Array.isArray(crls)) return crls
  if (anchors.length === 0) return { kind: 'anchors.missing', file: join(folder, 'anchors') }
  const files = { anchors: ders(anchors), intermediates: ders(intermediates), crls: ders(crls) }
  const trust = readTrust(files, revocation)
  if (!('kind' in trust)) return trust
  const suspects = { anchor: anchors, intermediate: intermediates, crl: crls }
  const [kind = 'crl'] = trust.kind.split('.') as (keyof typeof suspects)[]
  return { kind: trust.kind, file: suspects[kind][trust.index]?.file ?? folder }
}

const ders = (pieces: readonly Piece[]): Uint8Array[] => pieces.map(({ der }) => der)

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
