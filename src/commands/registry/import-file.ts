import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { EXIT, type Refusal } from '../../exit.ts'
import { USUAL_SEARCH } from '../../registry/desk/search-policy.ts'
import { importInto } from '../../registry/import-into.ts'
import { toJson } from '../json.ts'
import type { RegistryTask } from './registry-options.ts'
import { registryRefusal } from './registry-refusal.ts'
import { registrySettings } from './registry-settings.ts'
import type { RegistryOutcome } from './verify-registry.ts'

const NO_COMPANIES: Refusal = {
  code: EXIT.failed,
  sentence:
    'ファイルに見出し行しかありません。企業が1社もないと誰も登録できなくなるため、取り込みませんでした。' +
    'The file has a header row and no companies. Nobody could register with an empty roster: it was left as it was.',
}

/** Throws what is wrong with the file before a database is asked: both fail with system calls. */
function readFirst(path: string): void {
  const file = openSync(path, 'r')
  try {
    readSync(file, Buffer.alloc(1))
  } finally {
    closeSync(file)
  }
}

/** `tell` is given a line of progress for each percent of the file. */
export async function importFile(
  task: Extract<RegistryTask, { command: 'import' }>,
  tell: (line: string, isLast: boolean) => void,
): Promise<RegistryOutcome | Refusal> {
  const { registry, keys, file } = task
  const settings = await registrySettings(task)
  if ('code' in settings) return settings
  const numberLength = task.digits ?? settings.search.numberLength ?? USUAL_SEARCH.numberLength
  const onProgress = ({ rows, percent }: { rows: number; percent: number }) =>
    tell(`${percent} %, ${rows} rows`, percent === 100)
  const options = { clock: () => new Date(), randomBytes, rules: { numberLength }, onProgress }
  try {
    readFirst(file)
    const imported = await importInto({ registry, keys }, { ...options, file })
    if ('kind' in imported) return registryRefusal(imported)
    if ('problems' in imported && imported.problems[0]?.problem === 'companies.none') return NO_COMPANIES
    return 'problems' in imported
      ? { code: EXIT.failed, output: toJson(imported) }
      : { code: EXIT.done, output: toJson({ imported: imported.count, sha256: imported.file }) }
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    return { code: EXIT.noInput, sentence: error.message }
  }
}
