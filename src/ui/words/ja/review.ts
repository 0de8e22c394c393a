import { grouped } from '../grouped.ts'
import type { ReviewWords } from '../words.ts'

const differing = (what: string) => ({
  allow: `${what}が現在のICカードと異なります`,
  provisional: `${what}が現在のICカードと異なるため、仮登録になります`,
  refuse: `${what}が現在のICカードと異なるため、更新できません`,
})

export const jaReview: ReviewWords = {
  current: '現在使用しているICカード',
  new: '新規に使用するICカード',
  rows: {
    companyName: '企業名称',
    companyAddress: '企業住所',
    cardCompanyName: 'ICカード企業名称',
    cardCompanyAddress: 'ICカード企業住所',
    holderName: 'ICカード取得者氏名',
    holderAddress: 'ICカード取得者住所',
    serial: '証明書シリアル番号',
    issuer: '証明書発行者',
    expiry: '証明書有効期限',
  },
  blank: '（記載なし）',
  meanings: {
    companyName: () => '企業名称: 変わります',
    companyAddress: () => '企業住所: 変わります',
    cardCompanyName: () => 'ICカード企業名称: 変わります',
    cardCompanyAddress: () => 'ICカード企業住所: 変わります',
    holderName: () => 'ICカード取得者氏名: 変わります',
    holderAddress: () => 'ICカード取得者住所: 変わります',
    serial: () => '証明書シリアル番号: 新しいカードのため',
    issuer: () => '証明書発行者: 発行元が変わります',
    expiry: (days) =>
      days >= 0 ? `証明書有効期限: ${grouped(days)} 日延びます` : `証明書有効期限: ${grouped(-days)} 日短くなります`,
  },
  notation: (rows) => `${rows.join('、')}: 表記のみ異なります`,
  check: (rows) => `${rows.join('、')}が異なります`,
  warnings: {
    'new-expires-first': {
      allow: '新しいICカードの方が先に有効期限を迎えます',
      provisional: '新しいICカードの方が先に有効期限を迎えるため、仮登録になります',
      refuse: '新しいICカードの方が先に有効期限を迎えるため、更新できません',
    },
    'company-differs': differing('ICカード企業名称'),
    'address-differs': differing('ICカード企業住所'),
    'holder-differs': differing('ICカード取得者'),
  },
  askStaff: '係員に確認してください。',
  provisional: '更新すると仮登録になります。どちらのICカードでも、発注機関の本登録が済むまで、ログインできません。',
  refused:
    'このICカードへは更新できません。新しいICカードで「登録」を行うか、係員にお尋ねください。登録内容は変更されていません。',
  same: '異なる項目はありません',
  confirmCompany: '新規に使用するICカードの企業名称とICカード企業名称が御社の企業名称であることを確認してください。',
  oldCardEnds: '更新すると、現在使用しているICカードではログインできなくなります。',
  position: (first, last, all) => `${first}-${last} / ${all} 行`,
  more: '続きは下矢印キー',
  renew: '更新',
  back: '戻る',
}
