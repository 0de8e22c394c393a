import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { SeedableRegistry } from '../../src/registry/registry.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { type TestAuthority, testAuthority } from './certificates.ts'
import { toPlain } from './plain-card.ts'
import { type TestCard, testCard, testOptions, testSeed, testTrust } from './registry.ts'
import type { RenewingJob } from './renewing-child.ts'

/** A registry on file with many registrations, for kiosks in processes of their own. */
export interface SharedRegistry {
  readonly path: string
  readonly authority: TestAuthority
  readonly cards: readonly TestCard[] // current, one of each registration
  open(): Promise<SeedableRegistry>
}

export async function sharedRegistry(registrations: number): Promise<SharedRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-shared-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'registry.db')
  const authority = await testAuthority()
  const options = { ...testOptions(testTrust(authority.certificate)), path }
  const open = async () => {
    const opened = await openSqliteRegistry(options)
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    return opened.registry
  }
  const cards: TestCard[] = []
  for (let index = 0; index < registrations; index++) cards.push(await testCard(authority))
  const registry = await open()
  await registry.seedRegistrations(cards.map((card, index) => testSeed(card, `${index}`)))
  await registry.close()
  return { path, authority, cards, open }
}

/** A kiosk in a process of its own. */
export interface KioskProcess {
  readonly process: ChildProcess
  readonly lines: readonly string[] // what it has said
  said(line: string): Promise<void>
  go(): void
  ended(): Promise<void>
}

/** It renews the cards given, each to a new one of its own. */
export async function renewingKiosk(
  shared: SharedRegistry,
  cards: readonly TestCard[],
  dieAt: number | null = null,
): Promise<KioskProcess> {
  const renewals = []
  for (const current of cards)
    renewals.push({ current: toPlain(current), new: toPlain(await testCard(shared.authority)) })
  const anchor = Buffer.from(shared.authority.certificate).toString('base64')
  const job = `${shared.path}.${cards[0]?.fingerprint.slice(0, 8)}.${performance.now()}.json`
  writeFileSync(job, JSON.stringify({ path: shared.path, anchor, renewals, dieAt } satisfies RenewingJob))
  return kioskProcess('test/support/renewing-child.ts', job)
}

/** Runs a program that says 'ready' and waits for a line. */
export function kioskProcess(program: string, job: string): KioskProcess {
  const child = spawn(process.execPath, [program, job], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  reader.on('line', (line) => lines.push(line))
  return {
    process: child,
    lines,
    said: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => lines.includes(wanted) && resolve()
        reader.on('line', look)
        child.once('close', () => reject(new Error(`ended before '${wanted}': ${lines.join(', ')}`)))
        look()
      }),
    go: () => void child.stdin.write('go\n'),
    ended: () => ended,
  }
}
