import { EXIT, type Refusal } from '../exit.ts'
import type { KeysProblem } from '../registry/open-keys.ts'
import type { PostgresProblem } from '../registry/postgres/problem.ts'
import type { OpenProblem } from '../registry/sqlite/inspect.ts'

/** A registry that a program cannot start with, for the operator. */
export function databaseRefusal(problem: OpenProblem | PostgresProblem | KeysProblem): Refusal {
  const { path } = problem
  switch (problem.kind) {
    case 'database.newer':
      return {
        code: EXIT.newerDatabase,
        sentence: `新しい版のKoshinで作られた登録データです: ${path}。The registry was written by a newer Koshin (format ${problem.version}, this one knows ${problem.supported}). It was not touched.`,
      }
    case 'database.foreign':
      return {
        code: EXIT.notADatabase,
        sentence: `Koshinの登録データではありません: ${path}。This file is not a Koshin registry. It was not touched.`,
      }
    case 'database.damaged':
      return {
        code: EXIT.notADatabase,
        sentence: `登録データが壊れています: ${path}。The registry is damaged (${problem.detail}). Restore it from a backup.`,
      }
    case 'database.missing':
    case 'database.older':
      return {
        code: EXIT.noInput,
        sentence: `この版のKoshinの登録データではありません: ${path}。There is no registry of this version (${problem.kind}).`,
      }
    case 'database.incomplete':
      return {
        code: EXIT.notADatabase,
        sentence: `登録データの移行が終わっていません: ${path}。The registry was not copied to its end. Run koshin registry migrate again.`,
      }
    case 'database.unreachable':
      return {
        code: EXIT.unavailable,
        sentence: `データベースに接続できません: ${path}。The database cannot be reached (${problem.detail}).`,
      }
    case 'database.tls-files':
      return {
        code: EXIT.misconfigured,
        sentence: `データベースへの接続に使う証明書か鍵のファイルを使えません: ${path}。A certificate or key that the database's URL names cannot be used (${problem.detail}).`,
      }
    case 'database.unwritable':
      return {
        code: EXIT.notWritable,
        sentence: `登録データに書き込めません: ${path}。The registry cannot be written (${problem.detail}).`,
      }
    case 'keys.missing':
    case 'keys.foreign':
    case 'keys.unreadable':
      return {
        code: EXIT.misconfigured,
        sentence: `登録データの署名鍵を使えません: ${path}。The registry's signing keys cannot be used (${problem.kind}). Restore the file that was made with this registry.`,
      }
  }
}
