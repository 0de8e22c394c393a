import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { detectCard } from '../../src/cards/detect-card.ts'
import { readCard } from '../../src/reader/operations.ts'
import { done } from '../../src/result.ts'
import { hex } from '../support/hex.ts'
import { runInTerminal } from '../support/pty.ts'
import { transcriptChannel } from '../support/transcript-channel.ts'
import { endKoshin, pressRenew, startKoshin, visitToReview } from '../support/visit.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-test-transcript-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const PINS = ['123456', '654321'] // of the two sample cards
const octets = (pin: string) => Buffer.from(pin).toString('hex')

/** What `readCard` makes of the exchanges of one connection. */
async function readAgain(exchanges: string, atr: Uint8Array) {
  const channel = transcriptChannel(exchanges)
  const insertion = { number: 1, reader: 'R', atr, mute: false }
  const selectAgain = () => detectCard(channel, atr)
  const card = await selectAgain()
  if (!card.ok) return card
  const reading = await readCard({ card: card.value, insertion, stillThere: () => done(insertion), selectAgain })
  expect(channel.left()).toBe(0)
  return reading
}

it('of a visit to the kiosk holds both cards, no PIN, and can be read like the cards', async () => {
  const path = join(folder, 'transcript')
  const program = await startKoshin(['--transcript', path])
  await visitToReview(program)
  await pressRenew(program)
  await endKoshin(program)

  const text = readFileSync(path, 'utf8')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(text.match(/^> 00200080 \[9 octets\]$/gm)).toHaveLength(3) // for each card, and the same PIN on the new one
  for (const pin of PINS) {
    expect(text).not.toContain(octets(pin))
    // Chance alone puts six given digits into 5,000 of hexadecimal: only a line that could hold a PIN is looked at.
    expect(text.match(/^> 0020.*$/gm)?.join()).not.toContain(pin)
  }

  const atr = hex(/^card\.seen .* ([0-9A-F]+)$/m.exec(text)?.[1] ?? '')
  const identified = text.split(/^connect .*$/m).filter((part) => /^> 00200080$/m.test(part)) // asked for the tries left
  const readings = await Promise.all(identified.map((exchanges) => readAgain(exchanges, atr)))
  expect(readings).toMatchObject(
    [5, 5].map((triesLeft) => ({ ok: true, value: { application: 'piv', triesLeft, pinPad: null } })),
  )
  expect(new Set(readings.map((reading) => reading.ok && reading.value.fingerprint)).size).toBe(2)
})

it('that cannot be written keeps the kiosk from starting, with a sentence', async () => {
  const program = runInTerminal('kiosk/koshin', ['--transcript', join(folder, 'missing', 'transcript')], {
    columns: 200,
  })
  expect((await program.exited).code).toBe(73)
  expect(program.screen()).toContain('--transcript')
})
