import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BUILT_IN_ISSUERS } from '../certificate/issuers.ts'
import { readTrust } from '../certificate/trust.ts'
import { createVirtualReader, type VirtualReader } from '../reader/virtual.ts'
import { openDatabase } from '../registry/open-database.ts'
import type { SeedableRegistry } from '../registry/registry.ts'
import type { SelfTestOutcome } from '../types/self-test.ts'
import { createPivCard } from '../virtual/piv/create-piv-card.ts'
import type { Samples } from '../virtual/samples.ts'
import { READERS, renewOnce } from './renew-once.ts'

interface World {
  readonly samples: () => Promise<Samples>
  readonly clock: () => Date
  readonly signal: AbortSignal
}

/**
 * The whole path of a renewal on sample cards and a registry of its own: read, PIN, sign, compare, renew, receipt. It
 * knows nothing of the kiosk's reader, registry, journal or secrets. Rejects when it was called off.
 */
export async function runSelfTest(world: World): Promise<SelfTestOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'koshin-self-test-'))
  const opened: { close(): Promise<void> }[] = []
  try {
    const samples = await world.samples()
    const path = join(folder, 'registry.db')
    const registry = await ownRegistry(path, samples, world.clock)
    if (registry === null) return { isWell: false, step: 'prepare', failure: null }
    opened.push(registry)
    await registry.seedRegistration(samples.company, samples.cards.current.certificate)
    const reader = readerWith(samples)
    opened.push(reader)
    return await renewOnce({ ...world, reader, registry, path, pins: samples.cards })
  } finally {
    for (const each of opened) await each.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function ownRegistry(path: string, samples: Samples, clock: () => Date): Promise<SeedableRegistry | null> {
  const trust = readTrust({ anchors: [samples.authority], crls: [samples.revocationList] })
  if ('kind' in trust) return null
  const opened = await openDatabase(`sqlite:${path}`, {
    ...{ name: 'koshin-self-test', trust: () => trust, issuers: BUILT_IN_ISSUERS, clock, randomBytes, keys: null },
  })
  return opened.ok ? opened.registry : null
}

function readerWith({ cards }: Samples): VirtualReader {
  const reader = createVirtualReader({ readers: [...READERS] })
  reader.insert(READERS[0], createPivCard(cards.current))
  reader.insert(READERS[1], createPivCard(cards.new))
  return reader
}
