import { MANY_TRIES } from '../../clerk-code/clerk-code.ts'
import { jaFindings } from './ja-findings.ts'
import type { CodeWords, DoctorWords } from './words.ts'

const code: CodeWords = {
  labels: {
    code: '係員コード',
    place: '画面',
    state: '状態',
    readers: 'リーダー',
    issuer: '発行元',
    tries: '残り回数',
    say: '次の一言',
  },
  refused: {
    mistyped: 'コードが正しくありません。画面のコードをもう一度、1文字ずつ確認してください。',
    newer: 'このコードは、より新しいKoshinのものです。この端末のKoshinを更新してください。',
  },
  selfTest: '自己診断',
  selfTestAdvice: '端末の問題です。利用者のカードは関係ありません。ログの「self-test」の行を確認してください。',
  selfTestBroken: '診断の結果が期待と異なりました。',
  readers: {
    starting: '準備中',
    stopped: 'サービス停止',
    denied: '使用が許可されていない',
    restarting: '再起動中',
    'no-reader': 'リーダーなし',
    'one-empty': '1台、カードなし',
    'one-card': '1台、カードあり',
    'one-mute': '1台、応答しないカード',
    'several-empty': '2台以上、カードなし',
    'several-one-card': '2台以上、カード1枚',
    'several-cards': '2台以上、カード2枚以上',
    'several-mute': '2台以上、応答しないカードあり',
  },
  noIssuer: 'このコードには発行元の情報がありません',
  unknownIssuer: '不明な発行元（この koshin.toml にない）',
  tries: (left) => (left === null ? '不明' : left >= MANY_TRIES ? `${MANY_TRIES} 回以上` : `${left} 回`),
  transcript: 'その時のカードとの通信（PIN・データは含みません。Lc、Le、応答の先頭の数は長さです）:',
  numberOnScreen: '数や日付は利用者の画面にあります',
  languages: { ja: '日本語', en: '英語' },
}

export const ja: DoctorWords = {
  code,
  states: { ok: 'OK', 'to-do': '要対応', remark: '参考' },
  findings: jaFindings,
  well: '問題はありません。',
  toDo: (count) => `要対応が ${count} 件あります。`,
}
