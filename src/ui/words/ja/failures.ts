import type { CardRole, FailureOf } from '../../../failure.ts'
import { displayText } from '../../display-text.ts'
import type { FailureWords, Sentence } from '../words.ts'
import { day } from './day.ts'
import { jaReceiptFailures } from './receipt-failures.ts'
import { jaRequestFailures } from './request-failures.ts'

export const jaFailures: FailureWords = {
  'reader.service-stopped': () => ({
    text: 'ICカードリーダーのサービスが停止しています。',
    advice: '自動で再開します。しばらくたっても変わらないときは、係員にお知らせください。',
  }),
  'reader.denied': () => ({
    text: 'この端末では、ICカードリーダーの使用が許可されていません。',
    advice: '係員にお知らせください。',
  }),
  'reader.none': () => ({
    text: 'ICカードリーダーが見つかりません。',
    advice: 'ICカードリーダーの接続を確認してください。',
  }),
  'reader.unavailable': () => ({
    text: 'ICカードリーダーが外れました。',
    advice: 'ICカードリーダーを接続し直して、カードをもう一度挿入してください。',
  }),
  'reader.restarting': () => ({
    text: 'ICカードリーダーを再起動しています。',
    advice: 'しばらく待ってから、もう一度、同じ操作を行ってください。',
  }),

  'operator.unlisted': () => ({
    text: '係員のICカードではありません。',
    advice: '利用者の方は、Escキーで戻ってください。係員の方は、koshin.toml に登録されたICカードを挿入してください。',
  }),
  'operator.expired': () => ({
    text: 'この係員のICカードは有効期限が切れています。',
    advice: '有効期限内の係員のICカードに入れ替えるか、Escキーで戻ってください。',
  }),

  'card.absent': ({ wanted }) =>
    wanted === 'new'
      ? {
          text: '新しいICカードが挿入されていません。',
          advice: '空いているICカードリーダーに、新しいICカードを挿入してください。',
        }
      : {
          text: 'ICカードが挿入されていません。',
          advice: '金色の端子の向きを確認して、カードを奥まで挿入してください。',
        },
  'card.removed': () => ({
    text: '処理の途中でICカードが抜かれました。',
    advice: '同じカードをもう一度挿入して、操作を続けてください。',
  }),
  'card.changed': () => ({
    text: '処理の途中で別のICカードに入れ替わりました。',
    advice: '画面が求めているカードを挿入して、操作を続けてください。',
  }),
  'card.mute': () => ({
    text: 'ICカードから応答がありません。',
    advice: 'カードを取り出し、金色の端子の向きと表裏を確認して、挿入し直してください。',
  }),
  'card.reset': () => ({
    text: 'ICカードとの通信がほかのプログラムにより中断されました。',
    advice: 'もう一度、同じ操作を行ってください。',
  }),
  'card.busy': () => ({
    text: 'ICカードはほかのプログラムで使用中です。',
    advice: '少し待ってから、もう一度、同じ操作を行ってください。',
  }),
  'card.timeout': () => ({
    text: 'ICカードの応答に時間がかかりすぎました。',
    advice: 'カードを挿入し直して、もう一度、同じ操作を行ってください。',
  }),
  'card.unsupported': ({ atr }) => ({
    text: `この種類のICカードには対応していません（ATR ${displayText(atr)}）。`,
    advice: '電子入札用のICカードか確認してください。正しいカードのときは、ATRを係員にお伝えください。',
  }),
  'card.malformed': ({ detail }) => ({
    text: `ICカードから規格に合わない応答がありました（${displayText(detail)}）。`,
    advice: '挿入し直しても変わらないときは、発行元の認証局へ連絡してください。',
  }),
  'card.refused': ({ statusWord }) => ({
    text: `ICカードが処理を受け付けませんでした（${displayText(statusWord)}）。`,
    advice: '挿入し直しても変わらないときは、発行元の認証局へ連絡してください。',
  }),
  'card.certificate-missing': () => ({
    text: 'ICカードに電子証明書が入っていません。',
    advice: '電子入札用のICカードか確認して、発行元の認証局へ連絡してください。',
  }),
  'card.signing-failed': ({ statusWord }) => ({
    text: `カードで署名できませんでした（${displayText(statusWord)}）。`,
    advice: 'カードを挿入し直して、もう一度お試しください。',
  }),
  'card.key-mismatch': () => ({
    text: 'ICカードの鍵と電子証明書が一致しません。',
    advice: 'このカードは使用できません。発行元の認証局へ連絡してください。',
  }),

  'pin.wrong': () => ({ text: 'PIN番号が違います。', advice: 'PIN番号を確認して、もう一度入力してください。' }),
  'pin.blocked': () => ({
    text: 'PIN番号がロックされています。',
    advice: '発行元の認証局へ連絡してください。',
  }),
  'pin.illegal': ({ minLength, maxLength }) => ({
    text: `PIN番号は ${minLength === maxLength ? minLength : `${minLength}-${maxLength}`} 桁です。カードには送っていません。`,
    advice: '桁数を確認して、もう一度入力してください。',
  }),

  'pin-pad.timed-out': () => ({
    text: '時間内にPINパッドで入力されませんでした。カードには送っていません。',
    advice: 'Enterキー「OK」を押して、もう一度PINパッドで入力してください。',
  }),
  'pin-pad.cancelled': () => ({
    text: 'PINパッドで入力が取り消されました。カードには送っていません。',
    advice: '続けるときはEnterキー「OK」を押して、PINパッドで入力してください。',
  }),
  'pin-pad.refused': ({ detail }) => ({
    text: `このICカードリーダーのPINパッドでは入力できません（${displayText(detail)}）。カードには送っていません。`,
    advice: '係員にお知らせください。ほかのICカードリーダーでは続けられます。',
  }),
  'pin-pad.absent': () => ({
    text: 'ICカードリーダーのPINパッドが見つかりません。カードには送っていません。',
    advice: 'カードを取り出して、もう一度挿入してください。',
  }),

  'certificate.expired': ({ role }) => EXPIRED[role],
  'certificate.not-yet-valid': ({ role }) => ({
    text: `${CARD[role]}は有効期間内ではありません（まだ始まっていません）。`,
    advice: '有効期間が始まってから、もう一度お越しください。',
  }),
  'certificate.revoked': ({ role }) => ({
    text: `この電子証明書は失効しています（${CARD[role]}）。`,
    advice:
      role === 'current'
        ? '更新はできません。新しいICカードで「登録」を行ってください。'
        : role === 'new'
          ? '発行元の認証局へ連絡してください。'
          : '新しいICカードで「登録」を行うか、発行元の認証局へ連絡してください。',
  }),
  'certificate.untrusted': ({ role }) => ({
    text: `${CARD[role]}の発行元は、このシステムで認められていません。`,
    advice: '電子入札に対応した認証局のICカードか確認してください。',
  }),
  'certificate.weak': ({ role }) => ({
    text: `${CARD[role]}の暗号の強度が足りません。`,
    advice: '発行元の認証局で、新しいICカードを取得してください。',
  }),
  'certificate.unreadable': ({ role }) => ({
    text: `${CARD[role]}の電子証明書を読み取れません。`,
    advice: '挿入し直しても変わらないときは、発行元の認証局へ連絡してください。',
  }),
  'certificate.clock-wrong': ({ role }) => ({
    text: `この端末の時計が遅れているため、${CARD[role]}を確認できません。`,
    advice: 'カードの問題ではありません。係員に「端末の時計を合わせてください」とお伝えください。',
  }),
  'certificate.revocation-unknown': ({ role }) => ({
    text: `${CARD[role]}が失効していないことを、いま確認できません。`,
    advice: 'カードの問題とは限りません。係員に「失効情報（CRL）を更新してください」とお伝えください。',
  }),
  'certificate.unsuitable': ({ role }) => ({
    text: `${CARD[role]}の電子証明書は、電子入札の利用者登録に使えないものです。`,
    advice: '電子入札用のICカードか確認して、発行元の認証局へ連絡してください。',
  }),

  'registry.unreachable': () => ({
    text: '登録システムに接続できません。',
    advice: '少し待ってから、もう一度お試しください。変わらないときは、係員にお知らせください。',
  }),
  'registry.rolled-back': () => ({
    text: '登録システムの記録が、この端末で確認した記録と一致しません。登録内容は変更されていません。',
    advice: 'この端末では更新できません。係員にお知らせください。',
  }),
  'registry.not-accepted': ({ detail }) => ({
    text: `受付できませんでした。登録内容は変更されていません（${displayText(detail)}）。`,
    advice: 'メニューからやり直しても変わらないときは、係員にお知らせください。',
  }),
  'current.unregistered': () => ({
    text: 'このICカードは利用者登録されていません。',
    advice:
      '現在使用しているICカードを挿入してください。新しいICカードは、あとの画面で使います。初めての登録は、メニューの「登録」で行ってください。',
  }),
  'current.is-new': ({ after }) =>
    after === 'back'
      ? {
          text: '更新は行っていません（「戻る」が押されました）。',
          advice:
            'やり直すときは、新しいICカードを取り出して、現在使用しているICカードを挿入してください。やめるときはEscキーを押してください。',
        }
      : {
          text: '新しいICカードが入っています。',
          advice: '新しいICカードを取り出して、現在使用しているICカードを挿入してください。',
        },
  'current.superseded': ({ on }) => ({
    text: `このICカードは ${day(on)} に新しいICカードへ更新済みです。`,
    advice: '更新後の新しいICカードをご利用ください。',
  }),
  'new.same-card': () => ({
    text: '現在使用しているICカードと同じカードです。',
    advice: '新しいICカードに入れ替えてください。',
  }),
  'new.registered': () => ({
    text: '新しいICカードは既に登録されています。',
    advice: '別の新しいICカードに入れ替えるか、係員にお尋ねください。',
  }),
  'new.differs': ({ row }) => ({
    text: NEW_DIFFERS[row],
    advice: '更新はできません。「登録」を行うか、係員にお尋ねください。',
  }),
  'renewal.overtaken': () => ({
    text: 'この登録は、ほかの端末で先に更新されました。',
    advice: '更新後のICカードをご利用ください。お心当たりがないときは、係員にお知らせください。',
  }),
  'renewal.not-recorded': () => ({
    text: 'この端末では更新を記録できません。登録内容は変更されていません。',
    advice: '係員にお知らせください。ほかの端末では更新できます。',
  }),
  'renewal.not-done': () => ({
    text: '更新は行われませんでした。登録内容は変更されていません。',
    advice: '現在使用しているICカードを引き続き利用できます。「戻る」を押して、更新をやり直してください。',
  }),
  'renewal.expired': () => ({
    text: '時間がたったため、この更新は無効になりました。登録内容は変更されていません。',
    advice: 'メニューからやり直してください。',
  }),
  ...jaReceiptFailures,
  ...jaRequestFailures,
}

const NEW_DIFFERS: Readonly<Record<FailureOf<'new.differs'>['row'], string>> = {
  company: '新しいICカードのICカード企業名称が、現在使用しているICカードと異なります。',
  address: '新しいICカードのICカード企業住所が、現在使用しているICカードと異なります。',
  holder: '新しいICカードの取得者が、現在使用しているICカードと異なります。',
  expiry: '新しいICカードの方が先に有効期限を迎えます。',
}

const CARD: Readonly<Record<CardRole, string>> = {
  current: '現在使用しているICカード',
  new: '新しいICカード',
  card: 'このICカード',
}

const EXPIRED: Readonly<Record<CardRole, Sentence>> = {
  current: {
    text: '有効期限が切れているため更新できません。',
    advice: '新しいICカードで「登録」を行ってください。',
  },
  new: {
    text: '新しいICカードは有効期間内ではありません（有効期限が切れています）。',
    advice: '有効期限内の新しいICカードに入れ替えてください。',
  },
  card: {
    text: 'このICカードは有効期限が切れています。',
    advice: '新しいICカードで「登録」を行ってください。',
  },
}
