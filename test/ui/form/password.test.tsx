import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { search } from '../desk-scenes.ts'
import { BACKSPACE, ENTER, open, TAB } from '../open.ts'

const screen = (attempt = 0) =>
  search({ policy: { numberLength: 8, secondKey: 'password' }, sought: { number: '00012345', name: '' }, attempt })
const paste = (text: string) => `\x1b[200~${text}\x1b[201~`

it('masks the password, keeps it out of the terminal and the event, and its octets in order', async () => {
  const { kiosk, terminal, secrets } = await open(screen(), { clock: () => new Date(0) })
  const before = terminal.written().length
  terminal.type(`${TAB}q#Zy${BACKSPACE}w`)
  await terminal.shows(/パスワード ※ +\*{4}/)
  terminal.type(TAB)
  await terminal.shows('> 検索 <')
  terminal.type(ENTER)
  await terminal.until(() => kiosk.events().length > 0, 'Enter')
  expect(kiosk.events()).toEqual([{ type: 'search.entered', number: '00012345', name: '' }])
  expect(new TextDecoder().decode(secrets.password.octets())).toBe('q#Zw')
  expect(stripVTControlCharacters(terminal.written().slice(before))).not.toMatch(/[q#Zw]/)
})

it('says what a password is made of, and is empty again after each search', async () => {
  const { kiosk, terminal } = await open(screen())
  terminal.type(`${TAB}パ`)
  await terminal.shows('パスワードは半角の英数字と記号')
  terminal.type(paste('a'.repeat(33)))
  await terminal.shows('貼り付ける文字が多すぎます')
  terminal.type(paste('secret'))
  await terminal.shows(/パスワード ※ +\*{6}/)
  kiosk.show(screen(1))
  await terminal.shows((text) => !text.includes('*'))
})
