import type { RecordedRow } from './evidence-rows.ts'

interface Logged {
  readonly entry: number
  readonly size: number // of the first head that holds it
  readonly root: string // base64
  readonly evidence: string // SHA-256 of the text, hex
}

/** What a person reads; the proof beside it is for programs. */
export const receiptText = (receipt: RecordedRow<'receipt'>, { entry, size, root, evidence }: Logged): string =>
  [
    'ICカード更新 受付票 / IC card renewal receipt',
    '',
    `受付番号 / number: ${receipt.number}`,
    `結果 / outcome: ${OUTCOMES[receipt.outcome]}`,
    `日時 / time (UTC): ${receipt.time}`,
    `古いICカード / old card (SHA-256): ${receipt.current}`,
    `新しいICカード / new card (SHA-256): ${receipt.new}`,
    `新しいICカードの有効期限 / new card valid until: ${receipt.expiry}`,
    `更新ID / renewal: ${receipt.renewal}`,
    '',
    `証跡 / evidence (SHA-256): ${evidence}`,
    `記録位置 / entry of the log: ${entry}`,
    `記録全体 / log: ${size} ${root}`,
    '',
  ].join('\n')

const OUTCOMES: Readonly<Record<RecordedRow<'receipt'>['outcome'], string>> = {
  completed: '更新完了 / completed',
  provisional: '仮登録 / provisional',
}
