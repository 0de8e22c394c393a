import type { RequestFailure } from '../../../failure.ts'
import type { FailureWords } from '../words.ts'
import { day } from './day.ts'

export const jaRequestFailures: Pick<FailureWords, RequestFailure['kind']> = {
  'login.unregistered': () => ({
    text: 'このICカードは利用者登録されていません。',
    advice: '「登録」を行うか、登録に使ったICカードを挿入してください。',
  }),
  'login.superseded': ({ on }) => ({
    text: `このICカードは ${day(on)} に新しいICカードへ更新済みです。`,
    advice: '更新後の新しいICカードをご利用ください。',
  }),
  'search.no-match': () => ({
    text: '入力した内容に合う資格審査情報が見つかりません。',
    advice: '登録番号と、一緒に入力した内容を確認して、もう一度検索してください。',
  }),
  'search.too-many': ({ seconds }) => ({
    text: `検索の回数が多すぎるため、${wait(seconds)}は検索できません。`,
    advice: '通知書などで登録番号を確認し、しばらく待ってからもう一度検索してください。',
  }),
  'registration.card-registered': () => ({
    text: 'このICカードは既に登録されています。',
    advice: '登録した内容を変えるときは「変更」を行ってください。別のICカードのときは入れ替えてください。',
  }),
  'registration.company-registered': () => ({
    text: 'この企業は、別のICカードで既に登録されています。',
    advice: '登録済みのICカードで「ICカード更新」を行うか、係員にお尋ねください。',
  }),
  'registration.changed-meanwhile': ({ fields }) => ({
    text: `この登録は、ほかの人が先に変更しました（${fields.length} 項目）。何も上書きしていません。`,
    advice: '印の付いた項目の現在の内容を確認して、もう一度決めてください。',
  }),
  'request.expired': () => ({
    text: '時間がたったため、この手続きは無効になりました。登録内容は変更されていません。',
    advice: 'PIN番号をもう一度入力して、続けてください。入力した内容は残っています。',
  }),
  'request.not-recorded': () => ({
    text: 'この端末では手続きを記録できません。登録内容は変更されていません。',
    advice: '係員にお知らせください。ほかの端末では手続きできます。',
  }),
  'request.not-done': () => ({
    text: '手続きは行われませんでした。登録内容は変更されていません。',
    advice: 'PIN番号をもう一度入力して、続けてください。入力した内容は残っています。',
  }),
}

const wait = (seconds: number): string => (seconds < 60 ? `あと ${seconds} 秒` : `あと ${Math.ceil(seconds / 60)} 分`)
