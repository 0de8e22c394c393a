import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IssuedSet } from '../../../src/virtual/issuing/issued-set.ts'
import { obtainSet } from '../../../src/virtual/issuing/obtain-set.ts'
import { writeSet } from '../../../src/virtual/issuing/set-format.ts'

const now = new Date('2026-11-23T06:20:00Z')
const later = (days: number, milliseconds = 0): Date => new Date(now.getTime() + days * 86_400_000 + milliseconds)

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'koshin-set-')), 'samples')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const crl = () => readFile(join(folder, 'trust/crls/sample-ca.crl'))
const sets = async () => (await readdir(folder)).filter((name) => name !== 'trust').sort()

describe('the set of samples in a folder', () => {
  it('is the same for everyone for five days', async () => {
    const made = await obtainSet(folder, now)
    expect(await obtainSet(folder, later(4.9))).toEqual(made)
    expect(await obtainSet(folder, later(0, -5))).toEqual(made) // another process read its clock a moment earlier
    expect(await sets()).toEqual(['set-1.json'])
  })

  it('can be read by every user, since one installation has one set', async () => {
    await obtainSet(folder, now)
    expect((await stat(join(folder, 'set-1.json'))).mode & 0o777).toBe(0o644)
  })

  it.each([later(5), later(-1)])('is issued anew on %s, with the same keys', async (day) => {
    const made = await obtainSet(folder, now)
    const anew = await obtainSet(folder, day)
    expect(anew.keys).toEqual(made.keys)
    expect(anew.certificates.current).not.toEqual(made.certificates.current)
    expect(await sets()).toEqual(['set-2.json'])
    expect(Uint8Array.from(await crl())).toEqual(anew.revocationList)
  })

  it('is one and the same for all who find it old at the same time', async () => {
    await obtainSet(folder, now)
    const found = await Promise.all(Array.from({ length: 6 }, (_, index) => obtainSet(folder, later(6, index))))
    for (const set of found) expect(set).toEqual(found[0])
    expect(await sets()).toEqual(['set-2.json'])
  })

  it('is one and the same for processes that start at once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => fingerprintInProcess(folder)))
    expect(outcomes[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(outcomes).size).toBe(1)
    expect(await sets()).toEqual(['set-1.json'])
  })

  it('gets its trust folder back when that was not written', async () => {
    const made = await obtainSet(folder, now)
    await rm(join(folder, 'trust'), { recursive: true })
    await obtainSet(folder, now)
    expect(Uint8Array.from(await crl())).toEqual(made.revocationList)
  })
})

describe('a folder that is no good', () => {
  const damage: readonly [string, (set: IssuedSet) => string][] = [
    ['is cut off', (set) => writeSet(set).slice(0, -100)],
    ['is of another version', (set) => writeSet(set).replace('"version":2', '"version":1')],
    ['lacks a card', (set) => writeSet(set).replace('"last-try"', '"last-but-one"')],
    ['has no key where one belongs', (set) => writeSet(set).replace('BEGIN PRIVATE KEY', 'BEGIN PUBLIC KEY')],
    ['is empty', () => ''],
  ]
  it.each(damage)('has its set replaced when that %s', async (_, spoil) => {
    const made = await obtainSet(folder, now)
    await writeFile(join(folder, 'set-1.json'), spoil(made))
    const anew = await obtainSet(folder, now)
    expect(anew.keys.cards.current).not.toBe(made.keys.cards.current)
    expect(await obtainSet(folder, now)).toEqual(anew)
    expect(await sets()).toEqual(['set-2.json'])
  })

  it('does not stop anyone: the samples are made in memory', async () => {
    await writeFile(folder, 'a file where the folder would be')
    const set = await obtainSet(folder, now)
    expect(set.certificates.current.length).toBeGreaterThan(500)
    expect(await readFile(folder, 'utf8')).toBe('a file where the folder would be')
  })

  it('issues anew in memory with the keys it has', async () => {
    const made = await obtainSet(folder, now)
    await chmod(folder, 0o500)
    const anew = await obtainSet(folder, later(6))
    await chmod(folder, 0o700)
    expect(anew.keys).toEqual(made.keys)
    expect(anew.issued).toEqual(later(6))
  })
})

async function fingerprintInProcess(folder: string): Promise<string> {
  const script = `
    import { createHash } from 'node:crypto'
    import { obtainSet } from ${JSON.stringify(resolve('src/virtual/issuing/obtain-set.ts'))}
    import { writeSet } from ${JSON.stringify(resolve('src/virtual/issuing/set-format.ts'))}
    const set = await obtainSet(${JSON.stringify(folder)}, new Date())
    process.stdout.write(createHash('sha256').update(writeSet(set)).digest('hex'))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return output
}
