import { describe, expect, it } from 'vitest'
import { viewCertificate } from '../../src/certificate/view.ts'
import type { ReviewRows, RowName } from '../../src/types/registry.ts'
import type { Scene } from '../../src/types/scene.ts'
import { testAuthority } from '../support/certificates.ts'
import { der, directoryName, name } from '../support/der.ts'
import { openTerminal, puppetKiosk } from '../support/terminal.tsx'
import { ISSUER, noticeOf } from './scene-parts.ts'
import { currentCard, newPin, REVIEW, review, SCENES } from './scenes.ts'

const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['ESC', 'A\x1b[2JB', 'A‹1B›[2JB'],
  ['OSC 8', 'A\x1b]8;;x\x07B', 'A‹1B›]8;;x‹07›B'],
  ['OSC 52 without an end', 'A\x1b]52;c;B', 'A‹1B›]52;c;B'],
  ['C1 CSI', 'A\u009b2JB', 'A‹9B›2JB'],
  ['NUL', 'A\0B', 'A‹00›B'],
  ['line feed', 'A\nB', 'A‹0A›B'],
  ['right to left', 'A\u202eB', 'A‹202E›B'],
  ['joiner', 'A\u200dB', 'A‹200D›B'],
  ['tag', 'A\u{e0041}B', 'A‹E0041›B'],
  ['line separator', 'A\u2028B', 'A‹2028›B'],
]

const ROWS = Object.keys(REVIEW.current) as RowName[]

async function textOf(scene: Scene): Promise<readonly string[]> {
  const terminal = await openTerminal({ kiosk: puppetKiosk(scene), rows: 40 })
  const rows = terminal.rows()
  await terminal.close()
  return rows
}

const withRow = (row: RowName, text: string): Scene => {
  const rows: ReviewRows = { ...REVIEW.new, [row]: text }
  return review({ ...REVIEW, new: rows })
}

describe.each(HOSTILE)('%s', (_, text, shown) => {
  it.each(ROWS)('in %s is shown escaped and moves no row', async (row) => {
    const plain = await textOf(withRow(row, 'AB'))
    const rows = await textOf(withRow(row, text))
    const changed = rows.flatMap((line, y) => (line === plain[y] ? [] : [y]))
    expect(changed).toHaveLength(1)
    expect(rows[changed[0] ?? 0]).toContain(`│${shown}`)
  })

  it('on a card, a reader and an issuer is shown escaped', async () => {
    const ready = SCENES['current card, ready'] ?? expect.fail()
    const named = { ...ready, readers: { service: 'running' as const, readers: [{ name: text, card: null }] } }
    expect((await textOf(named)).join('\n')).toContain(shown)
    const blocked = newPin({ blocked: true, issuer: { ...ISSUER, name: text, telephone: text, hours: text } })
    expect((await textOf(blocked)).join('\n').split(shown)).toHaveLength(4)
    const failure = noticeOf({ kind: 'card.malformed', detail: text })
    expect((await textOf(currentCard({ state: 'refused' }, failure))).join('\n')).toContain(shown)
  })
})

it('on a card is kept in the data and escaped on the screen', async () => {
  const hostile = HOSTILE.map(([, text]) => text).join('')
  const alternative = directoryName(name(['2.5.4.10', hostile], ['2.5.4.3', der(30, utf16('𠮷\u202e田'))]))
  const certificate = await (await testAuthority()).certify({ alternativeNames: [alternative] })
  const view = await viewCertificate(certificate)
  if (!view.ok) throw new Error(view.failure.kind)
  expect(view.value.rows).toMatchObject({ cardCompanyName: hostile, holderName: '𠮷\u202e田' })
  const shown = await textOf(review({ ...REVIEW, new: { ...REVIEW.new, ...view.value.rows } }))
  const column = shown.map((row) => row.split('│')[2] ?? '').map((cell) => cell.trimEnd())
  expect(column.join('')).toContain(HOSTILE.map(([, , text]) => text).join(''))
  expect(column).toContain('𠮷‹202E›田')
})

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('10,000 characters', () => {
  it.each(ROWS)('in %s wrap, scroll and hide nothing', async (row) => {
    const terminal = await openTerminal({ kiosk: puppetKiosk(withRow(row, `${'電a'.repeat(4999)}終。`)) })
    const all = Number(/1-\d+ \/ (\d+) 行/.exec(terminal.text())?.[1])
    expect(all).toBeGreaterThan(500)
    for (let page = 0; page < all / 8; page++) terminal.type('\x1b[6~')
    await terminal.shows(new RegExp(`-${all} / ${all} 行`))
    expect(terminal.rows().every((line) => line.length <= 80)).toBe(true)
    expect(terminal.text()).toContain('[ 更新 ]')
    await terminal.close()
  })
})
