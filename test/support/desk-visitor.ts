import { KEY, type PtyProgram } from './pty.ts'

/** Somebody at the kiosk with a card in the hand; `put` is a key of the training panel or a card in a real reader. */
export interface DeskVisitor {
  readonly program: PtyProgram
  readonly pin: string
  put(): Promise<void> | void
  take(): Promise<void> | void
}

const ITEMS = { registration: '1', change: '2', 'card-check': '4' } as const
export type DeskDoor = keyof typeof ITEMS

/** The seven fields of a contact, in the order of the form. */
export const CONTACT = [
  ['連絡先名称', '営業部'],
  ['連絡先郵便番号', '330-0001'],
  ['連絡先住所', '見本市1-1'],
  ['連絡先氏名', '見本花子'],
  ['連絡先電話番号', '048-000-0000'],
  ['連絡先FAX番号', '048-000-0001'],
  ['連絡先メールアドレス', 'a@example.jp'],
] as const

export const TELEPHONE_AT = 4
const VALUES = CONTACT.map(([, value]) => value)
/** The whole form, from its first field to 入力内容確認, as one chunk of keys. */
export const FORM_KEYS = [...VALUES, ...VALUES, ''].join(KEY.tab)

/** Up to the card that was read. */
export async function present({ program, put }: DeskVisitor, door: DeskDoor) {
  program.type(ITEMS[door])
  await program.waitFor('ICカードの挿入')
  await put()
  await program.waitFor('カードを確認しました')
}

/** Up to the screen behind the PIN. */
export async function enter(visitor: DeskVisitor, door: 'registration' | 'change') {
  await present(visitor, door)
  visitor.program.type(KEY.enter)
  await enterPin(visitor)
  await visitor.program.waitFor(door === 'registration' ? '資格審査情報検索' : '利用者変更')
}

export async function enterPin({ program, pin }: DeskVisitor) {
  await program.waitFor(['PIN番号の入力', '残り 5 回'])
  program.type(`${pin}${KEY.enter}`)
}

/** From the search to the empty form. */
export async function find(program: PtyProgram, number: string, name: string) {
  program.type(`${number}${KEY.tab}${name}${KEY.tab}`)
  await program.waitFor([number, name, '> 検索 <'])
  program.type(KEY.enter)
}

/** From the confirmation to the receipt. */
export async function commit(program: PtyProgram, button: '登録' | '変更') {
  await program.waitFor([`${button}内容確認`, '> 戻る <'])
  program.type(KEY.tab)
  await program.waitFor(`> ${button} <`)
  program.type(KEY.enter)
}

/** An Enter soon after the result came up does not count, so it is pressed until it does: take-cards takes no key. */
export async function leave({ program, take }: Pick<DeskVisitor, 'program' | 'take'>) {
  const left = program.waitFor('カードをお取りください')
  const pressing = setInterval(() => program.type(`x${KEY.enter}`), 100)
  await left.finally(() => clearInterval(pressing))
  await take()
  await program.waitFor('利用者登録メニュー')
}

/** What ICカードの確認 says of a card without its PIN. */
export async function check(visitor: DeskVisitor, said: readonly (string | RegExp)[]): Promise<string> {
  await present(visitor, 'card-check')
  visitor.program.type(KEY.enter)
  return visitor.program.waitFor(['確認の結果', '次にすること', ...said])
}

/** A login with the card that is being checked, and away. */
export async function tryLogin(visitor: DeskVisitor, said: string) {
  const { program } = visitor
  program.type(KEY.tab)
  await program.waitFor('> ログインを試す <')
  program.type(KEY.enter)
  await enterPin(visitor)
  await program.waitFor(['確認の結果', said])
}
