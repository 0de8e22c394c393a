import { randomBytes } from 'node:crypto'
import { EXIT, type Refusal } from '../../exit.ts'
import type { Migrated, MigrationProblem } from '../../registry/copy/migrate-registry.ts'
import { toJson } from '../json.ts'
import type { MigrateTask } from './registry-options.ts'
import { registryRefusal } from './registry-refusal.ts'
import type { RegistryOutcome } from './verify-registry.ts'

/** `tell` is given a line for each portion of rows, and at the end what to do now. */
export async function migrateFile(
  { from, to, keys }: MigrateTask,
  tell: (line: string, isLast: boolean) => void,
): Promise<RegistryOutcome | Refusal> {
  const { migrateRegistry } = await import('../../registry/copy/migrate-registry.ts') // and with it pg
  try {
    const outcome = await migrateRegistry({
      ...{ from, to, keys, randomBytes },
      onProgress: (progress) =>
        tell('rows' in progress ? `${progress.table}: ${progress.rows} rows` : `${progress.compared}: compared`, false),
    })
    if ('kind' in outcome) return refusal(outcome)
    tell(nextStep(outcome, from, keys ?? `${from}.keys`), true)
    return { code: outcome.agrees ? EXIT.done : EXIT.refused, output: toJson(outcome) }
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    return { code: EXIT.notWritable, sentence: error.message } // the copy of the keys
  }
}

function nextStep({ agrees, wasUsable }: Migrated, from: string, keys: string): string {
  if (agrees)
    return `移行しました。今後は ${from} を使わないでください。Copied, and every table agrees. Serve from the target with --keys ${keys}, and never again from ${from}: keep it as a backup of this moment.`
  if (wasUsable)
    return `移行先は既に使われています。The target was copied to its end before, and is not what ${from} holds now: one of them was used since. Nothing was changed.`
  return '移行先が一致しません。もう一度実行してください。The target does not hold what was copied, and stays unusable. Run the command again: it begins anew.'
}

function refusal(problem: MigrationProblem): Refusal {
  const { kind, path } = problem
  switch (kind) {
    case 'migration.running':
      return { code: EXIT.inUse, sentence: `別の移行が実行中です: ${path}。Another migration into it is running.` }
    case 'migration.taken':
      return {
        code: EXIT.notWritable,
        sentence: `移行先が空ではありません: ${path}。The target holds something else. It was not touched: name an empty database.`,
      }
    case 'migration.source-changed':
      return {
        code: EXIT.inUse,
        sentence: `移行中に登録データが変更されました: ${path}。The source was written to meanwhile. Stop what serves from it and run the command again; until then the target stays unusable.`,
      }
    default:
      return registryRefusal(problem)
  }
}
