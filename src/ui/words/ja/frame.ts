import { jst } from '../jst.ts'
import type { FrameWords, HintWords, ReaderWords } from '../words.ts'

export const jaFrame: FrameWords = {
  system: 'CALS/EC 電子入札システム',
  clock(time) {
    const { year, month, day, hour, minute } = jst(time)
    return `${year}年${month}月${day}日 ${hour}時${minute}分`
  },
  journeys: {
    registration: '登録',
    change: '変更',
    renewal: 'ICカード更新',
    'card-check': 'ICカードの確認',
    maintenance: '係員用',
  },
  titles: {
    menu: '利用者登録メニュー',
    'current-card': '古いICカードの確認',
    'current-pin': 'PIN番号の入力（現在使用しているICカード）',
    'new-card': '新しいICカードの確認',
    'new-pin': 'PIN番号の入力（新しいICカード）',
    review: '電子証明書更新確認',
    result: '電子証明書更新結果',
    interrupted: '更新は完了しましたか？',
    'request-interrupted': '手続きは完了しましたか？',
    card: 'ICカードの挿入',
    'card-pin': 'PIN番号の入力',
    search: '資格審査情報検索',
    'registration-form': '利用者登録',
    'change-form': '利用者変更',
    'registration-confirmation': '登録内容確認',
    'change-confirmation': '変更内容確認',
    'registration-result': '登録完了',
    'change-result': '変更完了',
    standing: '確認の結果',
    'take-cards': 'カードをお取りください',
    closed: 'ご利用いただけません',
    operator: '係員用',
    'out-of-service': 'ご利用いただけません',
  },
  training: (pins) => `研修 F5現在 F6新 F7新同PIN F8期限 F9失効 F10他社 F11残1 F12取出 ${pins}`,
  trainingCompany: (company) => `研修 ${company}（F10のカードの企業）を検索できます`,
  clerkCode: (code) => `係員コード ${code}`,
  tooSmall: (now, needed) => [
    '画面が小さいため表示できません。',
    `現在 ${now}`,
    `必要 ${needed} 以上`,
    '画面を大きくしてください。',
  ],
}

export const jaHints: HintWords = {
  keys: {
    Enter: 'Enter',
    Esc: 'Esc',
    Tab: 'Tab',
    F2: 'F2',
    'Ctrl+C': 'Ctrl+C',
    P: 'P',
    S: 'S',
    digits: '1-4',
    'up-down': '上下',
    F3: 'F3',
    F4: 'F4',
    'page-up-down': 'PgUp/PgDn',
    zenkaku: '半角/全角',
    any: 'いずれかのキー',
  },
  labels: {
    choose: '選択',
    move: '移動',
    decide: '決定',
    ok: 'OK',
    cancel: '中止',
    'next-field': '次の項目',
    'accept-last-try': '最後の1回を使う',
    scroll: 'スクロール',
    'next-input': '次の項目',
    'same-button': '決定',
    convert: '変換',
    'copy-above': 'まとめて写す',
    'input-method': '日本語/英数',
    'go-there': 'その項目へ',
    'close-summary': '一覧を閉じる',
    close: '閉じる',
    print: '印刷',
    save: '保存',
    acknowledge: '確認しました',
    'ask-again': 'もう一度確認する',
    'give-up': '中止する',
    'keep-going': '続ける',
    continue: '続ける',
    language: 'English',
    quit: '終了',
  },
}

export const jaReaders: ReaderWords = {
  service: {
    starting: 'ICカードリーダーを準備しています',
    stopped: 'ICカードリーダーのサービスが停止しています。係員にお知らせください',
    denied: 'ICカードリーダーの使用が許可されていません。係員にお知らせください',
    restarting: 'ICカードリーダーを再起動しています。しばらくお待ちください',
  },
  none: 'ICカードリーダーが見つかりません。接続を確認してください',
  reader: (name, slot) => `リーダー ${name}: ${SLOTS[slot]}`,
}

const SLOTS = {
  empty: 'カードなし',
  card: 'カードあり',
  mute: 'カードの向きを確認してください',
  take: 'カードをお取りください',
}
