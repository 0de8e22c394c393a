import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSaver } from '../../src/receipt/save-receipt.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'koshin-save-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const notSaved = (why: string) => ({ ok: false, failure: { kind: 'receipt.not-saved', why } })

describe('a saved receipt', () => {
  it('is its owner’s alone, and replaces an earlier one and what a power cut left', async () => {
    const path = folder()
    writeFileSync(join(path, 'n.pdf'), 'earlier', { mode: 0o644 })
    writeFileSync(join(path, 'n.pdf.new'), 'half', { mode: 0o644 })
    expect(await createSaver(path)('n.pdf', Buffer.from('whole'))).toEqual({ ok: true })
    expect(readFileSync(join(path, 'n.pdf'), 'utf8')).toBe('whole')
    expect(statSync(join(path, 'n.pdf')).mode & 0o777).toBe(0o600)
    expect(readdirSync(path)).toEqual(['n.pdf'])
  })

  it('is told not to be there where the folder is missing or is none', async () => {
    const path = folder()
    writeFileSync(join(path, 'file'), '')
    expect(await createSaver(join(path, 'missing'))('n.pdf', Buffer.from('x'))).toEqual(notSaved('folder'))
    expect(await createSaver(join(path, 'file'))('n.pdf', Buffer.from('x'))).toEqual(notSaved('folder'))
    expect(readdirSync(path)).toEqual(['file'])
  })

  const small = join(tmpdir(), `koshin-small-${process.pid}`)
  mkdirSync(small)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', small]).status === 0
  if (!mounted) rmSync(small, { recursive: true })

  it.skipIf(!mounted)('leaves nothing behind on a full disk', async () => {
    onTestFinished(() => {
      spawnSync('umount', [small])
      rmSync(small, { recursive: true })
    })
    const save = createSaver(small)
    expect(await save('small.pdf', Buffer.alloc(1000))).toEqual({ ok: true })
    expect(await save('large.pdf', Buffer.alloc(100_000))).toEqual(notSaved('full'))
    expect(readdirSync(small)).toEqual(['small.pdf'])
  })

  it('is waited for a while only, and a folder that does not answer is not asked again until it has', async () => {
    const path = folder()
    const save = createSaver(path, 0)
    const first = save('a.pdf', Buffer.alloc(1000))
    expect(await save('b.pdf', Buffer.alloc(1))).toEqual(notSaved('slow'))
    await first
    while (!readdirSync(path).includes('c.pdf')) {
      await save('c.pdf', Buffer.alloc(1))
      await new Promise((resume) => setImmediate(resume))
    }
    expect(readdirSync(path)).not.toContain('b.pdf')
  })
})
