import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createActor } from 'xstate'
import { DELAYS } from '../../machines/delays.ts'
import { equipKiosk } from '../../machines/equip-kiosk.ts'
import { beginRenewal } from '../../src/actors/begin-renewal.ts'
import { identifyCard } from '../../src/actors/identify-card.ts'
import { provePossession } from '../../src/actors/prove-possession.ts'
import { renew } from '../../src/actors/renew.ts'
import { reviewRenewal } from '../../src/actors/review-renewal.ts'
import { settleRenewal } from '../../src/actors/settle-renewal.ts'
import { BUILT_IN_ISSUERS } from '../../src/certificate/issuers.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { createSecrets } from '../../src/secret.ts'
import { toScene } from '../../src/ui/scene.ts'
import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import { testAuthority } from './certificates.ts'
import { faultyCard } from './faulty-card.ts'
import { holdPorts } from './held-ports.ts'
import { NO_RECEIPTS } from './no-receipts.ts'
import { createPad } from './pin-pad.ts'
import { NOW, type TestCard, testCard, testOptions, testSeed, testTrust } from './registry.ts'
import { openTerminal } from './terminal.tsx'

const PATIENCE = 90_000

/** The whole kiosk in a terminal, with a registry, and a reader that has a pad; in a renewal only the cards are stand-ins. */
export async function padKiosk() {
  const authority = await testAuthority()
  const [current, next] = [await testCard(authority), await testCard(authority)]
  const registry = await registryWith(current, authority.certificate)
  const lines: string[] = []
  const typing: ((typed: string | number) => void)[] = []
  const reader = createVirtualReader({
    readers: ['R'],
    record: (line) => lines.push(line),
    async pad(structure, card) {
      const typed = await new Promise<string | number>((resolve) => typing.push(resolve))
      return createPad(() => typed).answer(structure, card)
    },
  })
  const secrets = createSecrets()
  const time = { now: NOW.getTime() }
  const clock = () => new Date(time.now)
  const open = async () => registry
  const ports = {
    identifyCard: identifyCard({ reader, now: clock, pause: async () => {}, issuers: BUILT_IN_ISSUERS }),
    beginRenewal: beginRenewal({ registry: open, kiosk: 'kiosk-1' }),
    provePossession: provePossession({ reader, secrets }),
    reviewRenewal: reviewRenewal({ registry: open }),
    renew: renew({ registry: open, journal: { write() {} } }),
    settleRenewal: settleRenewal({ registry: open }),
  }
  const effects = { wipePins() {}, forgetPending() {}, endProgram() {}, noteForgotten() {} }
  const { ports: unasked } = holdPorts()
  const actor = createActor(equipKiosk(ports, effects, unasked, unasked, unasked.issueReceipt), {
    input: {
      pending: null,
      isRestarted: false,
      selfTestAt: null,
      hasOperator: false,
      hasOperatorCards: false,
      readers: reader.status(),
      delays: { ...DELAYS, idle: PATIENCE },
      now: () => clock().toISOString(),
      receipts: NO_RECEIPTS,
      open: ['renewal'],
    },
  }).start()
  reader.subscribe(() => actor.send({ type: 'readers.changed', status: reader.status() }))
  const kiosk = {
    scene: () => toScene(actor.getSnapshot()),
    subscribe: (listener: () => void) => actor.subscribe(listener).unsubscribe,
    send: actor.send,
  }
  const terminal = await openTerminal({ kiosk, secrets, clock })
  onTestFinished(async () => {
    await terminal.close()
    actor.stop()
    await reader.close()
    await registry.close()
  })
  return {
    terminal,
    secrets,
    transcript: () => lines.join('\n'),
    cards: { current: software(current, '123456'), new: software(next, '654321') },
    insert: (card: ReturnType<typeof software>) => reader.insert('R', card),
    /** Keys, long enough after those before. */
    press(keys: string) {
      time.now += 1000
      terminal.type(keys)
    },
    /** What somebody types on the pad, which has to be waiting for it. */
    async onPad(typed: string | number) {
      await terminal.until(() => typing.length > 0, 'the pad')
      typing.shift()?.(typed)
    },
  }
}

async function registryWith(card: TestCard, anchor: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-test-pad-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const opened = await openSqliteRegistry({ ...testOptions(testTrust(anchor)), path: join(folder, 'registry.db') })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  await opened.registry.seedRegistrations([testSeed(card)])
  return opened.registry
}

const software = ({ certificate, key }: TestCard, pin: string) =>
  faultyCard(
    createPivCard({
      certificate,
      privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      pin,
      maxTries: 5,
      triesLeft: 5,
    }),
  )
