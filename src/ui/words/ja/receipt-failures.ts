import type { FailureOf, ReceiptFailure } from '../../../failure.ts'
import type { FailureWords } from '../words.ts'

const ADVICE = '手続きは完了しています。受付番号をお控えください。受付票は、あとから係員が発行できます。'

export const jaReceiptFailures: Pick<FailureWords, ReceiptFailure['kind']> = {
  'receipt.not-printed': ({ why }) => ({ text: NOT_PRINTED[why], advice: ADVICE }),
  'receipt.not-saved': ({ why }) => ({ text: NOT_SAVED[why], advice: ADVICE }),
  'receipt.not-made': () => ({ text: '受付票を作成できませんでした。', advice: ADVICE }),
}

const NOT_PRINTED: Readonly<Record<FailureOf<'receipt.not-printed'>['why'], string>> = {
  missing: 'プリンターが見つからないため、印刷できませんでした。',
  paper: 'プリンターの用紙がないため、印刷できませんでした。',
  off: 'プリンターの電源が入っていないか、つながっていないため、印刷できませんでした。',
  stopped: 'プリンターが停止しているため、印刷できませんでした。',
  silent: 'プリンターから応答がないため、印刷できませんでした。',
  unsure: '印刷されたかどうか確認できませんでした。プリンターをご覧ください。',
  refused: 'プリンターが受け付けなかったため、印刷できませんでした。',
}

const NOT_SAVED: Readonly<Record<FailureOf<'receipt.not-saved'>['why'], string>> = {
  full: '保存先の空きが足りないため、受付票を保存できませんでした。',
  folder: '保存先に書き込めないため、受付票を保存できませんでした。',
  slow: '保存先から応答がないため、受付票を保存できませんでした。',
}
