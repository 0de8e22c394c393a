import { grouped } from '../grouped.ts'
import type { CardWords } from '../words.ts'

export const jaCards: CardWords = {
  insert: {
    current:
      '現在使用しているICカードがICカードリーダーに正しく挿入されていることを確認して、Enterキー「OK」を押してください。',
    new: '新しいICカードがICカードリーダーに正しく挿入されていることを確認して、Enterキー「OK」を押してください。',
    card: '使用するICカードがICカードリーダーに正しく挿入されていることを確認して、Enterキー「OK」を押してください。',
  },
  again: '署名のために、もう一度同じICカードを挿入して、Enterキー「OK」を押してください。入力した内容は残っています。',
  swap: '現在使用しているICカードを取り出してください。続けて、新しいICカードを挿入してください。',
  slots: {
    absent: 'カードが挿入されるのを待っています',
    reading: 'カードを読み取っています。取り出さないでください',
    ready: 'カードを確認しました',
    refused: 'このカードでは続けられません',
    'still-in': '現在使用しているICカードが入ったままです',
  },
  expiry: (date, daysLeft) => `有効期限 ${date}（${remaining(daysLeft)}）`,
  serialEnd: (digits) => `証明書シリアル番号の末尾 ${digits}`,
  ok: 'OK',
}

export function remaining(days: number): string {
  if (days < 0) return '期限切れ'
  return days === 0 ? '本日まで' : `あと ${grouped(days)} 日`
}
