import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runSelfTest } from '../../src/self-test/run-self-test.ts'
import { loadSamples, type Samples } from '../../src/virtual/samples.ts'

const clock = () => new Date('2026-11-25T06:00:00+09:00')
const folder = mkdtempSync(join(tmpdir(), 'koshin-samples-'))
const samples = await loadSamples({ folder, now: clock() })
rmSync(folder, { recursive: true })

const ownFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('koshin-self-test-'))

function run(changes: Partial<Samples> = {}, signal = new AbortController().signal) {
  const before = ownFolders()
  onTestFinished(() => expect(ownFolders()).toEqual(before))
  return runSelfTest({ samples: async () => ({ ...samples, ...changes }), clock, signal })
}

const withCard = (name: 'current' | 'new', change: Partial<Samples['cards']['current']>): Partial<Samples> => ({
  cards: { ...samples.cards, [name]: { ...samples.cards[name], ...change } },
})

describe('the self-test', () => {
  it('goes the whole path of a renewal, and leaves nothing behind', async () => {
    expect(await run()).toEqual({ isWell: true })
  })

  it('does so again the next day', async () => {
    expect([await run(), await run()]).toEqual([{ isWell: true }, { isWell: true }])
  })

  it.each([
    ['read', withCard('current', { certificate: new Uint8Array([0x30, 0x00]) }), 'card.malformed'],
    ['prove', withCard('current', { privateKey: samples.cards.new.privateKey }), 'card.key-mismatch'],
    ['prove', withCard('new', { pin: '65432' }), 'pin.illegal'],
    ['compare', withCard('new', samples.cards['other-company']), null],
    ['compare', withCard('new', samples.cards.revoked), 'certificate.revoked'],
  ] as const)('says that %s fails, and with what', async (step, changes, kind) => {
    expect(await run(changes)).toMatchObject({ isWell: false, step, failure: kind === null ? null : { kind } })
  })

  it('is called off between two steps, and leaves nothing behind', async () => {
    const calledOff = new AbortController()
    const running = run({}, calledOff.signal)
    calledOff.abort()
    await expect(running).rejects.toThrow('aborted')
  })

  it('cannot begin without an authority', async () => {
    expect(await run({ authority: new Uint8Array([1]) })).toEqual({ isWell: false, step: 'prepare', failure: null })
  })
})
