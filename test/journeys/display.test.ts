import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { endKoshin, startKoshin, visitToReview } from '../support/visit.ts'

const COLOUR = /\x1b\[(?:3[1-6]|9[0-7])m/

async function kioskWith(display: string, environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-display-'))
  const config = join(folder, 'koshin.toml')
  writeFileSync(config, `[display]\n${display}`)
  const program = await startKoshin(['--config', config], environment)
  onTestFinished(async () => {
    await endKoshin(program)
    rmSync(folder, { recursive: true })
  })
  return program
}

describe('what the operator says about the screen, in a real terminal', { timeout: 40_000 }, () => {
  it('is high contrast: bright white and yellow, and nothing else', async () => {
    const program = await kioskWith('theme = "high-contrast"\n')
    expect(program.output()).toContain('\x1b[97m')
    expect(program.output()).not.toMatch(/\x1b\[(?:3[1-6]|90)m/)
  })

  it('is lines of text for a screen reader, up to the review', async () => {
    const program = await kioskWith('screen-reader = true\n')
    await visitToReview(program)
    expect(await program.waitFor('  新規に使用するICカード: ')).not.toMatch(/[│┼]/)
  })

  it('is without colours where NO_COLOR is set, whatever the theme', async () => {
    const program = await kioskWith('theme = "high-contrast"\n', { NO_COLOR: '1' })
    expect(program.output()).not.toMatch(COLOUR)
  })
})
