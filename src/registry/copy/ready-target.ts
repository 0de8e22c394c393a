import { beginCopy, discardCopy, targetState } from '../postgres/copying.ts'
import { isOnlyOne } from '../postgres/only-one.ts'
import type { PostgresProblem } from '../postgres/problem.ts'
import type { Session } from '../postgres/session.ts'
import { isOfLog, type SourceMoment } from './source-moment.ts'

export type TargetProblem =
  | PostgresProblem
  | { readonly kind: 'migration.running' | 'migration.taken'; readonly path: string }

/**
 * A target that takes what it lacks, emptied where an earlier copy is of no use any more; or 'usable' when it holds this
 * registry already. Whatever else stands there is not touched.
 */
export async function readyTarget(
  { client, database }: Session,
  path: string,
  source: SourceMoment,
): Promise<'copying' | 'usable' | TargetProblem> {
  if (!(await isOnlyOne(client, 'migration'))) return { kind: 'migration.running', path }
  const taken = { kind: 'migration.taken', path } as const
  const state = await targetState(client, path)
  if (state === 'usable') {
    const signers = await database.selectFrom('signer').selectAll().execute()
    return isOfLog(source, signers) ? 'usable' : taken
  }
  if (state !== null && 'kind' in state) return state.kind === 'database.foreign' ? taken : state
  if (state !== null && !isOfLog(source, state.source)) return taken
  const isOfNoUse = state !== null && (state.differs || state.source !== source.text)
  if (isOfNoUse) await discardCopy(client)
  if (state === null || isOfNoUse) await beginCopy(client, source.text)
  return 'copying'
}
