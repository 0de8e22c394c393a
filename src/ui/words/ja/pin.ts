import type { IssuerRules } from '../../../types/visit.ts'
import { displayText } from '../../display-text.ts'
import type { PinWords } from '../words.ts'

export const jaPin: PinWords = {
  prompt: {
    current: '現在使用しているICカードのPIN番号を入力してください。',
    new: '新しいICカードのPIN番号を入力してください。',
    card: 'PIN番号を入力してください。',
  },
  padPrompt: {
    current: '現在使用しているICカードのPIN番号は、ICカードリーダーのPINパッドで入力してください。',
    new: '新しいICカードのPIN番号は、ICカードリーダーのPINパッドで入力してください。',
    card: 'PIN番号は、ICカードリーダーのPINパッドで入力してください。',
  },
  padRules: (rules) =>
    `Enterキー「OK」を押してから、PINパッドで入力します（${rules}）。キーボードでは入力しないでください。`,
  pin: 'PIN番号',
  rules: ({ minLength, maxLength, characters }) =>
    `${{ digits: '半角数字', 'upper-alphanumeric': '半角英数字', printable: '半角英数字記号' }[characters]} ${minLength === maxLength ? minLength : `${minLength}-${maxLength}`} 桁`,
  person: '担当者',
  optional: '任意',
  left: (tries) => `残り ${tries} 回`,
  leftUnknown: (maxTries) =>
    maxTries === null ? '残りの回数: 不明' : `残りの回数: 不明（続けて ${maxTries} 回間違えるとロックされます）`,
  forgotten: (issuer) =>
    issuer === null
      ? ['PIN番号が不明なときは、お手元の書類か認証局でご確認ください。']
      : [
          'PIN番号が不明なときは、お手元の書類か、発行元でご確認ください。',
          `${displayText(issuer.name)}  ${contact(issuer)}`,
        ],
  samePinTried:
    '現在使用しているICカードのPIN番号を1回試しましたが、一致しませんでした。正しいPIN番号を入力すると、残りの回数は元に戻ります。',
  lastTry: [
    '残り 1 回です。',
    '次に間違えるとPIN番号がロックされ、このICカードを使えなくなります。',
    '自信がないときはEscキーで中止し、発行元の認証局へ確認してください。',
  ],
  acceptLastTry: '最後の1回を使う',
  lastTryWarning: '残り 1 回です。次に間違えるとPIN番号がロックされます。',
  blocked: ['PIN番号がロックされています。', '登録内容は変更されていません。'],
  issuer: (issuer, blocked) =>
    issuer === null
      ? ['発行元: 不明', 'お手元の書類で連絡先を確認して、ICカードの発行元の認証局へ連絡してください。']
      : [
          `発行元: ${displayText(issuer.name)}`,
          ...(blocked ? [UNBLOCKING[issuer.unblocking]] : []),
          issuer.telephone === null && issuer.hours === null
            ? '電話と受付時間: 不明（お手元の書類で確認してください）'
            : contact(issuer),
        ],
}

const contact = ({ telephone, hours }: IssuerRules): string =>
  `電話: ${displayText(telephone ?? '不明')}  受付時間: ${displayText(hours ?? '不明')}`

const UNBLOCKING: Readonly<Record<IssuerRules['unblocking'], string>> = {
  'issuer-unblocks': 'ロックは発行元で解除できます。発行元へ連絡してください。',
  'municipal-office': 'ロックは、お住まいの市区町村の窓口で解除できます。',
  'new-card': 'ロックは解除できません。発行元で新しいICカードを取得してください。',
  unknown: '解除の方法: 不明。発行元へ問い合わせてください。',
}
