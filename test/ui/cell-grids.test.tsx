import { describe, expect, it } from 'vitest'
import { LESSON, openTerminal, puppetKiosk, type TestTerminal } from '../support/terminal.tsx'
import { named } from './open.ts'
import { SCENES } from './scenes.ts'

const RULE = '─'.repeat(80)
/** 80 cells in any case: 係員 and コード take two each. */
const RULE_WITH_CODE = /^(─{80}|─{57} 係員コード [0-9A-Z]{4}-[0-9A-Z]{4} ─|─{57} Staff code [0-9A-Z]{4}-[0-9A-Z]{4} ─)$/

/** The row's characters by the cell that each starts in, as the terminal sees them. */
const startOf = (terminal: TestTerminal, y: number, character: string): readonly number[] =>
  (terminal.cells()[y] ?? []).flatMap((cell, x) => (cell.characters === character ? [x] : []))

/** Screens on which no key has an effect, and so no hint is shown. */
const DEAF = ['処理中', 'Please wait a moment', '残り 90 秒', '90 s left']

function frameHolds(terminal: TestTerminal, training: boolean): void {
  const rows = terminal.rows()
  expect(rows).toHaveLength(24)
  expect(rows[2]).toBe(RULE)
  expect(rows[0]).toMatch(/^ CALS\/EC .*(15時20分|15:20 JST)$/)
  if (!training) expect(rows[21]).toMatch(RULE_WITH_CODE)
  if (!DEAF.some((words) => terminal.text().includes(words))) expect(rows[23]).toMatch(/F2|いずれかのキー|Any key/)
}

/** Every box is closed on every row, and every column of the table stands below its head. */
function linesAlign(terminal: TestTerminal): void {
  const top = terminal.rows().findIndex((row) => row.includes('┌'))
  const bottom = terminal.rows().findIndex((row) => row.includes('└'))
  if (top >= 0) {
    const corners = [...startOf(terminal, top, '┌'), ...startOf(terminal, top, '┐')]
    expect([...startOf(terminal, bottom, '└'), ...startOf(terminal, bottom, '┘')]).toEqual(corners)
    for (let y = top + 1; y < bottom; y++) expect(startOf(terminal, y, '│')).toEqual(corners)
  }
  const head = terminal.rows().findIndex((row) => row.includes('┼'))
  if (head < 0) return
  const columns = startOf(terminal, head, '┼')
  expect(columns).toHaveLength(2)
  for (let y = head + 1; terminal.rows()[y]?.includes('│'); y++) expect(startOf(terminal, y, '│')).toEqual(columns)
}

describe.each([
  ['ja', null],
  ['ja', 'PIN123456/654321'],
  ['en', null],
  ['en', 'PIN123456/654321'],
] as const)('80x24, %s, training %s', (language, pins) => {
  it.each(Object.keys(SCENES))('%s', async (name) => {
    const terminal = await openTerminal({
      kiosk: puppetKiosk(SCENES[name] ?? expect.fail()),
      language,
      training: pins === null ? null : { ...LESSON, press() {} },
    })
    frameHolds(terminal, pins !== null)
    linesAlign(terminal)
    if (pins === null) expect(terminal.rows().join('\n')).toMatchSnapshot()
    await terminal.close()
  })
})

describe('cells', () => {
  it('are two for a Japanese character', async () => {
    const terminal = await openTerminal({ kiosk: puppetKiosk(named('menu')) })
    const title = terminal.cells()[1]?.slice(1, 5)
    expect(title).toEqual([
      { characters: '利', width: 2 },
      { characters: '', width: 0 },
      { characters: '用', width: 2 },
      { characters: '', width: 0 },
    ])
    await terminal.close()
  })

  it('hold the whole review of the manual without scrolling, in training too', async () => {
    for (const language of ['ja', 'en'] as const) {
      const terminal = await openTerminal({
        kiosk: puppetKiosk(named('review')),
        language,
        training: { ...LESSON, press() {} },
      })
      const text = terminal.text()
      expect(text).toContain('009070494604893767'.slice(-16))
      expect(text).toMatch(/2031\/11\/30 +\*/)
      expect(text).toMatch(/1,825/)
      expect(text).toMatch(/御社の企業名称|name of/)
      expect(text).toMatch(/ログインできなくなります|can no longer log in/)
      expect(text).not.toMatch(/1-\d+ \/ 11/)
      await terminal.close()
    }
  })
})
