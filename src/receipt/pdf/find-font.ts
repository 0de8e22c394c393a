import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'

/** Debian's fonts-morisawa-bizud-gothic: made to be read by everybody, and what the screen has as well. */
const DEBIAN = '/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf'

const FC_MATCH = 3_000 // milliseconds

/**
 * The path of the operator's font; else of BIZ UDGothic, Debian's or the npm package's beside the program; else of
 * whatever fontconfig has for Japanese in one TrueType file: of Noto Sans CJK a subset takes seconds (measured). Null:
 * none, and a PDF would be blank.
 */
export async function findFont(
  named: string | null,
  usual: readonly (string | null)[] = [DEBIAN, packagedFont()],
): Promise<string | null> {
  if (named !== null) return (await isReadable(named)) ? named : null
  for (const path of usual) if (path !== null && (await isReadable(path))) return path
  return matchedFont()
}

const isReadable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  )

/** Null where the optional package was left out. */
export function packagedFont(): string | null {
  try {
    const require = createRequire(import.meta.url)
    return require.resolve('@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf')
  } catch {
    return null
  }
}

/** fc-match always finds something: what has no Japanese is none. */
async function matchedFont(): Promise<string | null> {
  const query = ['-f', '%{file}\t%{lang}', ':lang=ja:fontformat=TrueType']
  try {
    const { stdout } = await promisify(execFile)('fc-match', query, { timeout: FC_MATCH })
    const [path = '', languages = ''] = stdout.split('\t')
    const isOurs = languages.split('|').includes('ja') && /\.ttf$/i.test(path)
    return isOurs && (await isReadable(path)) ? path : null
  } catch {
    return null // no fontconfig
  }
}
