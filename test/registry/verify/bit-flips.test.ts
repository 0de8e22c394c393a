import { describe, expect, it } from 'vitest'
import { same } from '../../../src/registry/log/octets.ts'
import { type Audit, acceptEntry, inspectEntry, startAudit } from '../../../src/registry/verify/audit.ts'
import { readKeyFiles } from '../../../src/registry/verify/key-files.ts'
import { filesOfReceipt, logFiles } from '../../../src/registry/verify/log-files.ts'
import { auditFolder, judgeFile, verifyFiles } from '../../../src/registry/verify/verify-files.ts'
import { exportedLog, type Files, folderOf } from '../../support/exported-log.ts'
import { hundredEntries } from '../../support/logged-registry.ts'

/** Every single bit flipped in turn, in place, and put back. */
function countUndetected(octets: Buffer, isDetected: () => boolean): { flips: number; undetected: number } {
  let undetected = 0
  for (let bit = 0; bit < octets.length * 8; bit++) {
    const [at, mask] = [bit >> 3, 1 << (bit & 7)]
    octets[at] = (octets[at] ?? 0) ^ mask
    if (!isDetected()) undetected += 1
    octets[at] = (octets[at] ?? 0) ^ mask
  }
  return { flips: octets.length * 8, undetected }
}

describe('a published log of 100 entries', () => {
  it('has no bit that can be flipped unseen', { timeout: 180_000 }, async () => {
    const { path } = await hundredEntries()
    const files = await exportedLog(path)
    const folder = folderOf(files)
    expect(verifyFiles(folder, null)).toMatchObject({ finding: null })
    const counts: Record<string, { flips: number; undetected: number }> = {}
    const add = (kind: string, { flips, undetected }: { flips: number; undetected: number }) => {
      counts[kind] ??= { flips: 0, undetected: 0 }
      counts[kind].flips += flips
      counts[kind].undetected += undetected
    }
    flipEntries(files, add)
    flipOthers(files, add)
    const total = Object.values(counts).reduce((sum, { flips }) => sum + flips, 0)
    console.log(`${total} bits flipped: ${JSON.stringify(counts)}`)
    expect(Object.keys(counts).sort()).toEqual([
      'checkpoint',
      'evidence',
      'keys',
      'leaf',
      'policy',
      'receipts',
      'submitters',
      'tile',
    ])
    expect(Object.values(counts).every(({ undetected }) => undetected === 0)).toBe(true)
    expect(verifyFiles(folder, null)).toMatchObject({ finding: null }) // all were put back
  })

  it('has no bit that the whole verification misses: 150 at random', { timeout: 120_000 }, async () => {
    const { path } = await hundredEntries()
    const files = await exportedLog(path)
    const names = [...files.keys()]
    for (let flip = 0; flip < 150; flip++) {
      const name = names[Math.floor(Math.random() * names.length)] ?? ''
      const octets = files.get(name) ?? Buffer.alloc(1)
      const [at, mask] = [Math.floor(Math.random() * octets.length), 1 << Math.floor(Math.random() * 8)]
      octets[at] = (octets[at] ?? 0) ^ mask
      expect([name, at, verifyFiles(folderOf(files), null).finding]).not.toEqual([name, at, null])
      octets[at] = (octets[at] ?? 0) ^ mask
    }
  })

  it('has no file that can be taken away or added', { timeout: 120_000 }, async () => {
    const { path } = await hundredEntries()
    const files = await exportedLog(path)
    for (const [name, octets] of [...files].filter(
      ([name], index) => index % 7 === 0 || !name.startsWith('evidence'),
    )) {
      files.delete(name)
      expect([name, verifyFiles(folderOf(files), null).finding]).not.toEqual([name, null])
      files.set(name, octets)
    }
    files.set('receipts/20261123-999999.proof', Buffer.from('x'))
    expect(verifyFiles(folderOf(files), null).finding).toMatchObject({ what: expect.stringContaining('999999') })
  })
})

type Add = (kind: string, counted: { flips: number; undetected: number }) => void

function audited(files: Files) {
  const answer = auditFolder(folderOf(files))
  if ('finding' in answer) throw new Error(JSON.stringify(answer.finding))
  return answer
}

/** Leaves and evidence, each judged at its place in the log, by what the verification judges an entry with. */
function flipEntries(files: Files, add: Add): void {
  const { audit: whole, signatures } = audited(files)
  const audit = startAudit(whole.keys)
  for (const [index, hash] of signatures.hashes.entries()) {
    const evidence = files.get(`evidence/${hash}.txt`) ?? Buffer.alloc(0)
    const entry = { evidence, leaf: Buffer.from(whole.leaves[index] ?? '') }
    const isDetected = () => typeof inspectEntry(audit, entry) === 'string'
    add('evidence', countUndetected(evidence, isDetected))
    add('leaf', countUndetected(entry.leaf, isDetected))
    const inspected = inspectEntry(audit, entry)
    if (typeof inspected === 'string') throw new Error(inspected)
    acceptEntry(audit, entry, inspected)
  }
}

/** Files that have to follow from the entries, each judged by what the verification judges a file with. */
function flipOthers(files: Files, add: Add): void {
  const folder = folderOf(files)
  const { audit, signatures } = audited(files)
  for (const { path, octets } of logFiles(audit, signatures)) {
    const file = { path, octets: Buffer.from(octets) }
    const [kind = ''] = path.split(/[/.]/)
    const given = files.get(path) ?? Buffer.alloc(0)
    if (kind === 'receipts') {
      const number = path.split(/[/.]/)[1] ?? ''
      add(
        kind,
        countUndetected(given, () =>
          [...filesOfReceipt(audit, signatures, number)].some((each) => judgeFile(folder, audit, each)),
        ),
      )
    } else if (kind === 'checkpoint') {
      add(
        kind,
        countUndetected(given, () => verifyFiles(folder, null).finding !== null),
      )
    } else if (kind === 'keys') {
      add(
        kind,
        countUndetected(given, () => areOtherKeys(folder, audit) || judgeFile(folder, audit, file) !== null),
      )
    } else {
      add(
        kind,
        countUndetected(given, () => judgeFile(folder, audit, file) !== null),
      )
    }
  }
}

/** Then no leaf, or no head, is signed any more. */
function areOtherKeys(folder: ReturnType<typeof folderOf>, { keys }: Audit): boolean {
  const read = readKeyFiles(folder.read)
  return !read || (['log', 'registry', 'kiosk'] as const).some((name) => !same(read[name].hash, keys[name].hash))
}
