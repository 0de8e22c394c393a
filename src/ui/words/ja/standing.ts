import type { StandingWords } from '../form-words.ts'
import { remaining } from './cards.ts'
import { day } from './day.ts'

export const jaStanding: StandingWords = {
  rows: {
    holder: 'ICカード取得者氏名',
    company: 'ICカード企業名称',
    issuer: '証明書発行者',
    expiry: '証明書有効期限',
    tries: 'PIN番号の残り回数',
    registration: '利用者登録',
    login: 'ログイン',
  },
  expiry: (date, days) => `${date}（${remaining(days)}）`,
  tries: (left) =>
    left === null ? 'このカードでは、試さずに調べられません' : left === 0 ? 'ロックされています' : `残り ${left} 回`,
  states: {
    unregistered: () => '登録されていません',
    active: () => '登録済み',
    provisional: () => '仮登録（発注機関の本登録を待っています）',
    superseded: ({ on }) => `${day(on)} に新しいICカードへ更新済み`,
  },
  unknown: '確認できませんでした',
  problems: {
    'certificate.expired': '有効期限切れ',
    'certificate.not-yet-valid': '有効期間がまだ始まっていません',
    'certificate.revoked': '失効しています',
    'certificate.untrusted': '認められていない発行元です',
    'certificate.weak': '暗号の強度が足りません',
    'certificate.unreadable': '電子証明書を読み取れません',
    'certificate.clock-wrong': 'この端末の時計が遅れているため、確認できません',
    'certificate.revocation-unknown': '失効していないことを、いま確認できません',
    'certificate.unsuitable': '電子入札の利用者登録に使えない証明書です',
  },
  canLogIn: {
    yes: 'ログインできます',
    no: 'ログインできません',
    later: '本登録の後にログインできます',
    unknown: '確認できませんでした',
  },
  loggedIn: {
    full: 'ログインの試験に成功しました。このカードでログインできます。',
    provisional: 'カードとPIN番号は正しく使えました。本登録の後にログインできます。',
  },
  next: '次にすること',
  advice: {
    unblock: 'PIN番号のロックを解除するか、新しいICカードを取得してください。',
    'use-newer': '更新後の新しいICカードをご利用ください。',
    'register-new': '更新には間に合いません。新しいICカードを取得して「登録」を行ってください。',
    'replace-revoked': '失効しているため更新できません。新しいICカードを取得してから「登録」を行ってください。',
    'contact-issuer': 'ICカードの発行元の認証局へ連絡してください。',
    'wait-for-start': '有効期間が始まってから、ご利用ください。',
    register: '交換用のICカードなら「ICカード更新」を、初めて登録するなら「登録」を行ってください。',
    'wait-for-agency': '発注機関の本登録が済むまで、お待ちください。',
    'renew-now': '有効期限が近づいています。新しいICカードを取得して、期限までに「ICカード更新」を行ってください。',
    nothing: 'このままご利用いただけます。',
    'ask-again': 'しばらく待ってもう一度確認するか、係員にお知らせください。',
    'tell-staff': 'カードの問題とは限りません。この画面の内容を係員にお知らせください。',
  },
  tryLogin: 'ログインを試す',
  close: '閉じる',
}
