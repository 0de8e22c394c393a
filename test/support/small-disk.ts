import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A file system of its own (tmpfs), so small that it can be filled. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves not an octet. */
  fill(): void
  free(): void
}

export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-disk-'))
  const mounted = mount(folder, megabytes)
  if (mounted !== null) throw new Error(mounted)
  chmodSync(folder, 0o755) // PostgreSQL is not root
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]) // what was killed a moment ago may still hold a file
    rmSync(folder, { recursive: true })
  })
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'w')
      for (const size of [1 << 20, 1 << 12, 1]) while (hasWritten(file, size)) {}
      closeSync(file)
    },
    free: () => rmSync(ballast, { force: true }),
  }
}

/** Why no file system can be mounted here; null when one can. In CI nothing is skipped. */
export function skipWithoutMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-disk-'))
  const problem = mount(folder, 1)
  if (problem === null) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true })
  if (problem === null || process.env.CI === 'true') return false
  process.stderr.write(`skipped, no file system can be mounted: ${problem}\n`)
  return true
}

function mount(folder: string, megabytes: number): string | null {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
    encoding: 'utf8',
  })
  return status === 0 ? null : stderr || 'no mount'
}

function hasWritten(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}
