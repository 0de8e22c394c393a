import type { ConfirmationWords, RequestInterruptedWords, RequestResultWords } from '../form-words.ts'

export const jaConfirmation: ConfirmationWords = {
  ask: {
    registration: 'この内容でよろしければ「登録」を押してください。',
    change: 'この内容でよろしければ「変更」を押してください。',
  },
  changes: (count) => `変更した項目: ${count} 件（* の付いた項目）`,
  changed: { representative: '変更した項目（代表窓口情報）', department: '変更した項目（ICカード利用部署情報）' },
  before: '変更前',
  after: '変更後',
  commit: { registration: '登録', change: '変更' },
  back: '戻る',
  position: (first, last, all) => `${first}-${last} / ${all} 行`,
}

export const jaRequestResult: RequestResultWords = {
  done: {
    registration: {
      completed: '利用者登録は正常に終了しました。',
      provisional: '利用者登録を受け付けました（仮登録）。',
    },
    change: {
      completed: '利用者変更は正常に終了しました。',
      provisional: '利用者変更を受け付けました（仮登録）。',
    },
  },
  provisional: '発注機関の本登録が済むと、このICカードでログインできます。',
  number: '受付番号',
  companyId: '企業ID',
  close: '閉じる',
}

export const jaRequestInterrupted: RequestInterruptedWords = {
  about: (time, journey) => `${time}に始めた利用者${journey === 'registration' ? '登録' : '変更'}が中断されました。`,
  states: {
    registration: {
      done: { text: '利用者登録は完了しています。', advice: 'もう一度登録する必要はありません。' },
      'not-done': {
        text: '利用者登録は行われていません。',
        advice: '登録は、メニューからやり直してください。',
      },
      unknown: {
        text: '利用者登録が完了したかどうか、まだ確認できません。',
        advice: '登録をやり直さないでください。しばらく待ってEnterキーで確認するか、係員にお知らせください。',
      },
    },
    change: {
      done: { text: '利用者変更は完了しています。', advice: 'もう一度変更する必要はありません。' },
      'not-done': {
        text: '利用者変更は行われていません。登録内容は変更されていません。',
        advice: '変更は、メニューからやり直してください。',
      },
      unknown: {
        text: '利用者変更が完了したかどうか、まだ確認できません。',
        advice: '変更をやり直さないでください。しばらく待ってEnterキーで確認するか、係員にお知らせください。',
      },
    },
  },
}
