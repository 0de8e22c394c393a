import type { Journey } from '../../../types/scene.ts'
import type {
  InterruptedWords,
  IssuingWords,
  OperatorWords,
  OverlayWords,
  ResultWords,
  Sentence,
  TakeCardsWords,
} from '../words.ts'

export const jaResult: ResultWords = {
  done: {
    completed: 'これでICカードの更新は完了です。',
    provisional: 'ICカードの更新を受け付けました（仮登録）。',
  },
  provisional: '発注機関の本登録が済むまで、どちらのICカードでもログインできません。',
  number: '受付番号',
  expiry: '新しい有効期限',
  oldCardEnded: '旧カードでは電子入札システムへログインできません。',
  close: '閉じる',
}

export const jaIssuing: IssuingWords = {
  working: {
    print: '受付票を印刷しています。待たずに画面を閉じることもできます。',
    save: '受付票を保存しています。',
  },
  issued: {
    print: '受付票をプリンターへ送りました。用紙をお取りください。',
    save: '受付票をこの端末に保存しました。お渡しは係員にお申し出ください。',
  },
}

export const jaInterrupted: InterruptedWords = {
  about: (time) => `${time}に始めたICカードの更新が中断されました。`,
  states: {
    done: {
      text: '更新は完了しています。',
      advice: '旧カードではログインできません。新しいICカードをご利用ください。',
    },
    'not-done': {
      text: '更新は行われていません。登録内容は変更されていません。',
      advice: '現在使用しているICカードを引き続き利用できます。更新は、メニューからやり直してください。',
    },
    unknown: {
      text: '更新が完了したかどうか、まだ確認できません。',
      advice: '更新をやり直さないでください。しばらく待ってEnterキーで確認するか、係員にお知らせください。',
    },
  },
  acknowledge: '確認しました',
  askAgain: 'もう一度確認する',
}

export const jaTakeCards: TakeCardsWords = {
  take: 'カードをお取りください。',
  finished: {
    registration: '利用者登録は終了しました。',
    change: '利用者変更は終了しました。',
    renewal: 'ICカードの更新は終了しました。',
    'card-check': 'ICカードの確認は終了しました。',
    maintenance: '係員用の操作は終了しました。',
  },
  reasons: {
    cancelled: '操作を中止しました。登録内容は変更されていません。',
    'timed-out': '操作がなかったため終了しました。登録内容は変更されていません。',
    restarted: '端末が再起動したため、操作を初めに戻しました。入力された内容は消去しました。',
    'too-long': '利用できる時間を過ぎたため終了しました。登録内容は変更されていません。',
  },
}

export const jaOutOfService: Sentence = {
  text: '現在、この端末はご利用いただけません。',
  advice: 'カードが入っているときは取り出して、係員にお知らせください。',
}

export const jaClosed: Sentence = {
  text: '現在、この端末はご利用いただけません。',
  advice: 'ほかの端末をご利用いただくか、係員にお尋ねください。',
}

export const jaOperator: OperatorWords = {
  staffOnly: '係員用の画面です。',
  prompt: {
    password: 'パスワードを入力すると、Koshinを終了します。利用者の方は、Escキーで戻ってください。',
    card: 'この画面で係員のICカードを挿入し、PIN番号を入力すると、Koshinを終了します。すでに入っているカードは、いったん抜いてください。利用者の方は、Escキーで戻ってください。',
    either:
      'パスワードを入力するか、この画面で係員のICカードを挿入してPIN番号を入力すると、Koshinを終了します。すでに入っているカードは、いったん抜いてください。利用者の方は、Escキーで戻ってください。',
  },
  password: 'パスワード',
  wrong: 'パスワードが違います。',
  wait: (seconds) => `パスワードを間違えた回数が多いため、あと ${seconds} 秒は入力できません。`,
}

export const jaOverlays: OverlayWords = {
  titles: { processing: '処理中', 'pin-pad': 'PIN番号の入力', cancelling: '中止の確認', idle: '操作の確認' },
  processing: [
    '処理中です。しばらくお待ちください。',
    'この表示が消えるまで、操作したりカードを抜いたりしないでください。',
  ],
  elapsed: (seconds) => `経過 ${seconds} 秒`,
  pinPad: [
    'ICカードリーダーのPINパッドで、PIN番号を入力してください。',
    '入力したら、PINパッドの確定キーを押してください。中止するときは、PINパッドの取消キーを押してください。',
    'この表示が消えるまで、カードを抜かないでください。',
  ],
  padLeft: (seconds) => (seconds > 0 ? `残り ${seconds} 秒` : '処理中です。しばらくお待ちください。'),
  cancelling: (journey) => [
    `${NAMES[journey]}を中止しますか？`,
    journey === 'renewal'
      ? '中止しても、登録内容は変更されません。'
      : '中止すると、入力した内容は消えます。登録内容は変更されません。',
    'Enterキーで中止します。Escキーで操作を続けます。',
  ],
  idle: (seconds, isFinished, journey) => [
    'しばらく操作がありません。',
    isFinished
      ? `${DONE[journey]}あと ${seconds} 秒でこの画面を閉じます。`
      : `あと ${seconds} 秒で終了し、入力された内容を消去します。`,
    '続けるときは、いずれかのキーを押してください。',
  ],
}

const NAMES: Readonly<Record<Journey, string>> = {
  registration: '利用者登録',
  change: '利用者変更',
  renewal: 'ICカードの更新',
  'card-check': 'ICカードの確認',
  maintenance: '係員用の操作',
}

const DONE: Readonly<Record<Journey, string>> = {
  registration: '登録は完了しています。',
  change: '変更は完了しています。',
  renewal: '更新は完了しています。',
  'card-check': '',
  maintenance: '',
}
