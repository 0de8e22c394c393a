import xterm from '@xterm/headless'
import { render, Text } from 'ink'
import { describe, expect, it } from 'vitest'
import { cells } from '../../src/ui/cells.ts'
import { displayText } from '../../src/ui/display-text.ts'

describe('displayText', () => {
  it.each([
    ['(株)テスト工務店01', '(株)テスト工務店01'],
    ['髙﨑 𠮷田 ﾃｽﾄ 가나', '髙﨑 𠮷田 ﾃｽﾄ 가나'],
    ['\x1b[31m', '‹1B›[31m'],
    ['\x1b]8;;http://x\x07', '‹1B›]8;;http://x‹07›'],
    ['\x1b]52;c;', '‹1B›]52;c;'],
    ['a\0b', 'a‹00›b'],
    ['a\nb\tc', 'a‹0A›b‹09›c'],
    ['\u009b31m', '‹9B›31m'],
    ['a\u202eb', 'a‹202E›b'],
    ['a\u2066b', 'a‹2066›b'],
    ['a\u200db', 'a‹200D›b'],
    ['a\u2028b', 'a‹2028›b'],
    ['\u{e0041}', '‹E0041›'],
    ['\u{1f600}', '‹1F600›'],
    ['\ue000', '‹E000›'],
    ['\ud800', '‹D800›'],
    ['辻\u{e0100}', '辻'],
    ['①', '① '],
    ['α\u0301β', 'α\u0301 β '],
    ['\u0301a', '‹301›a'],
    ['e\u0301\u0301\u0301', 'e\u0301\u0301‹301›'],
    ['│‹1B›', '‹2502›‹2039›1B‹203A›'],
    ['か\u3099', 'か\u3099'],
  ])('shows %j as %j', (text, shown) => {
    expect(displayText(text)).toBe(shown)
  })
})

/** Every code point there is, each as a field would show it. */
function everyCodePoint(): readonly string[] {
  const shown: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) shown.push(displayText(String.fromCodePoint(code)))
  return shown
}

describe('widths', () => {
  it('are the same to us, to Ink and to the terminal, for all 1,114,112 code points', {
    timeout: 120_000,
  }, async () => {
    const plain = everyCodePoint().filter((text) => !text.startsWith('‹') && text !== '')
    expect(plain.length).toBeGreaterThan(90_000)
    const rows = inRows(plain)
    const terminal = new xterm.Terminal({ cols: 100, rows: 1000, allowProposedApi: true, convertEol: true })
    for (let start = 0; start < rows.length; start += 1000) {
      const block = rows.slice(start, start + 1000)
      await new Promise<void>((resolve) => terminal.write(`\x1b[2J\x1b[H${drawn(block)}`, resolve))
      block.forEach((row, y) => {
        const line = terminal.buffer.active.getLine(y)
        expect([row, line?.getCell(cells(row))?.getChars()]).toEqual([row, '│'])
      })
    }
  })
})

function inRows(texts: readonly string[]): readonly string[] {
  const rows: string[] = []
  for (const text of texts) {
    const last = rows.at(-1)
    if (last === undefined || cells(last) + cells(text) > 60) rows.push(text)
    else rows[rows.length - 1] = last + text
  }
  return rows
}

/** What Ink makes of the rows, with a border where it believes each to end. */
function drawn(rows: readonly string[]): string {
  let frame = ''
  const stdout = {
    columns: 100,
    rows: rows.length,
    isTTY: false,
    on() {},
    off() {},
    write(data: string) {
      frame = data
    },
  }
  const ink = render(
    rows.map((row) => (
      <Text key={row} wrap="hard">
        {`${row}│`}
      </Text>
    )),
    { stdout: stdout as unknown as NodeJS.WriteStream, debug: true, patchConsole: false, exitOnCtrlC: false },
  )
  const shown = frame
  ink.unmount()
  return shown
}
