import type { MenuWords } from '../words.ts'

export const jaMenu: MenuWords = {
  purpose: '有効期限が近いICカードの利用者登録を、新しいICカードへ引き継げます。',
  items: {
    registration: { name: '登録', line: '新しく利用者登録を行います' },
    change: { name: '変更', line: '登録した内容を変更します' },
    renewal: { name: 'ICカード更新', line: '登録を新しいICカードへ引き継ぎます' },
    'card-check': { name: 'ICカードの確認', line: '有効期限や残りの試行回数などを調べます' },
  },
  selfTest: {
    well: (time) => `自己診断 OK ${time}`,
    broken: (time, code) => `自己診断 要確認 ${time}  係員コード ${code}`,
  },
  closed: 'この端末では行えません',
  unavailable: (name) => `「${name}」は、この端末では行えません。ほかの項目を選んでください。`,
  cardLeft: '前の方のICカードが残っているときは、係員にお渡しください。',
}
