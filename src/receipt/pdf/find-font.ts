import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'

/** A font file; `name` picks one out of a collection (.ttc), which holds several. */
export interface FontFile {
  readonly path: string
  readonly name: string | null
}

/** Debian's fonts-morisawa-bizud-gothic: made to be read by everybody, and what the screen has as well. */
const DEBIAN = '/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf'

const FC_MATCH = 3_000 // milliseconds

/**
 * The operator's font; else BIZ UDGothic of Debian or of the npm package that is beside the program; else whatever
 * fontconfig has for Japanese. Null: none, and a PDF would be blank.
 */
export async function findFont(named: string | null): Promise<FontFile | null> {
  if (named !== null) return (await isReadable(named)) ? { path: named, name: null } : null
  for (const path of [DEBIAN, packaged()]) if (path !== null && (await isReadable(path))) return { path, name: null }
  return matched()
}

const isReadable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  )

function packaged(): string | null {
  try {
    const require = createRequire(import.meta.url)
    return require.resolve('@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf')
  } catch {
    return null // an optional package
  }
}

/** fc-match always finds something: what has no Japanese is none. */
async function matched(): Promise<FontFile | null> {
  const query = ['-f', '%{file}\t%{postscriptname}\t%{lang}', ':lang=ja:fontformat=TrueType']
  try {
    const { stdout } = await promisify(execFile)('fc-match', query, { timeout: FC_MATCH })
    const [path = '', name = '', languages = ''] = stdout.split('\t')
    const isJapanese = languages.split('|').includes('ja')
    return isJapanese && (await isReadable(path)) ? { path, name: /\.ttc$/i.test(path) ? name : null } : null
  } catch {
    return null // no fontconfig
  }
}
