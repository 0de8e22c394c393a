import type { RecordedRow } from './evidence-rows.ts'

/** What a receipt was given for. */
export type ReceiptMatter =
  | { readonly kind: 'renewal'; readonly receipt: RecordedRow<'receipt'> }
  | {
      readonly kind: 'request'
      readonly receipt: RecordedRow<'request_receipt'>
      readonly request: RecordedRow<'request'>
    }

interface Logged {
  readonly entry: number
  readonly size: number // of the first head that holds it
  readonly root: string // base64
  readonly evidence: string // SHA-256 of the text, hex
}

/** What a person reads; the proof beside it is for programs. */
export const receiptText = (matter: ReceiptMatter, { entry, size, root, evidence }: Logged): string =>
  [
    ...(matter.kind === 'renewal' ? renewalLines(matter.receipt) : requestLines(matter)),
    '',
    `証跡 / evidence (SHA-256): ${evidence}`,
    `記録位置 / entry of the log: ${entry}`,
    `記録全体 / log: ${size} ${root}`,
    '',
  ].join('\n')

const renewalLines = (receipt: RecordedRow<'receipt'>): string[] => [
  'ICカード更新 受付票 / IC card renewal receipt',
  '',
  `受付番号 / number: ${receipt.number}`,
  `結果 / outcome: ${receipt.outcome === 'completed' ? '更新完了 / completed' : PROVISIONAL}`,
  `日時 / time (UTC): ${receipt.time}`,
  `古いICカード / old card (SHA-256): ${receipt.current}`,
  `新しいICカード / new card (SHA-256): ${receipt.new}`,
  `新しいICカードの有効期限 / new card valid until: ${receipt.expiry}`,
  `更新ID / renewal: ${receipt.renewal}`,
]

/** The contents stay in the evidence: they name people, and whoever has them can make their hash. */
const requestLines = ({ receipt, request }: Extract<ReceiptMatter, { kind: 'request' }>): string[] => [
  TITLES[receipt.kind],
  '',
  `受付番号 / number: ${receipt.number}`,
  `結果 / outcome: ${receipt.outcome === 'completed' ? COMPLETED[receipt.kind] : PROVISIONAL}`,
  `日時 / time (UTC): ${receipt.time}`,
  ...(request.number === null ? [] : [`登録番号 / registration number: ${request.number}`]),
  ...(receipt.company_id === null ? [] : [`企業ID / company ID: ${receipt.company_id}`]),
  `ICカード / card (SHA-256): ${request.fingerprint}`,
  `登録内容 / contents (SHA-256): ${request.content}`,
  `手続きID / request: ${receipt.request}`,
]

type Kind = RecordedRow<'request_receipt'>['kind']

const PROVISIONAL = '仮登録 / provisional'

const COMPLETED: Readonly<Record<Kind, string>> = {
  registration: '登録完了 / completed',
  change: '変更完了 / completed',
}

const TITLES: Readonly<Record<Kind, string>> = {
  registration: '利用者登録 受付票 / registration receipt',
  change: '登録内容変更 受付票 / receipt for a change of a registration',
}
