import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EXIT, type Refusal } from '../exit.ts'
import { NO_SETTINGS, type Settings } from './settings.ts'

const SETTINGS_FILE = 'koshin.toml'

export const settingsPath = (named: string | null, folder: string | null): string | null =>
  named ?? (folder === null ? null : join(folder, SETTINGS_FILE))

/**
 * The file that was named, which must be there, or koshin.toml in `folder`, which need not. The TOML reader and zod are
 * loaded only for a file that is there. An unusable one refuses the start (exit 78) and names the key.
 */
export async function readSettings(named: string | null, folder: string | null): Promise<Settings | Refusal> {
  const path = settingsPath(named, folder)
  if (path === null) return NO_SETTINGS
  try {
    return await settingsOf(path, await readFile(path, 'utf8'))
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && named === null) return NO_SETTINGS
    return code === 'EACCES' ? unreadable(path) : unusable(path, code === '' ? message : code)
  }
}

async function settingsOf(path: string, toml: string): Promise<Settings | Refusal> {
  const [{ parse, TomlError }, { SETTINGS }, { understand }] = await Promise.all([
    import('smol-toml'),
    import('./schema.ts'),
    import('./understand.ts'),
  ])
  let raw: unknown
  try {
    raw = parse(toml)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    return unusable(path, `line ${error.line}, ${firstLine(error.message)}`)
  }
  const parsed = SETTINGS.safeParse(raw)
  if (parsed.success) return understand(parsed.data)
  const [issue] = parsed.error.issues
  return unusable(path, `${keyOf(issue)}: ${issue?.message}`)
}

type Issue = { readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] }

/** 'policies.company-differs', 'issuer 2.pin-min': the second [[issuer]] of the file. */
function keyOf(issue: Issue | undefined): string {
  const [unknown] = issue?.keys ?? []
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])]
  return path
    .map((key) => (typeof key === 'number' ? ` ${key + 1}` : `.${String(key)}`))
    .join('')
    .slice(1)
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? ''

const unreadable = (path: string): Refusal => ({
  code: EXIT.misconfigured,
  sentence: `この利用者には、設定ファイルを読む権限がありません: ${path}。sudo を付けて実行するか、所有者を確認してください。This user may not read the settings file: run the command with sudo, or see who owns it.`,
})

const unusable = (path: string, why: string): Refusal => ({
  code: EXIT.misconfigured,
  sentence: `設定ファイルを使えません: ${path}（${why}）。The settings file cannot be used; correct it, or name another with --config.`,
})
