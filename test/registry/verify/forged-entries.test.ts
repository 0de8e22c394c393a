import { describe, expect, it } from 'vitest'
import { readKeys } from '../../../src/registry/keys-file.ts'
import { sigsumLeaf } from '../../../src/registry/log/sigsum-leaf.ts'
import { type Audit, acceptEntry, inspectEntry, startAudit } from '../../../src/registry/verify/audit.ts'
import { auditFolder } from '../../../src/registry/verify/verify-files.ts'
import { exportedLog, folderOf } from '../../support/exported-log.ts'
import { loggedRegistry } from '../../support/logged-registry.ts'

/** A log of two seeds, and the text of the renewal that comes next, in the hands of somebody with all of the registry's keys. */
async function beforeRenewal() {
  const logged = await loggedRegistry(2)
  await logged.renew(0)
  const files = await exportedLog(logged.path)
  const whole = auditFolder(folderOf(files))
  const keys = readKeys(`${logged.path}.keys`)
  if ('finding' in whole || keys === null || keys === 'unreadable') throw new Error('no log')
  const texts = whole.signatures.hashes.map((hash) => files.get(`evidence/${hash}.txt`) ?? Buffer.alloc(0))
  const audit: Audit = startAudit(whole.audit.keys)
  for (const [index, evidence] of texts.slice(0, 2).entries()) {
    const entry = { evidence, leaf: whole.audit.leaves[index] ?? new Uint8Array() }
    const inspected = inspectEntry(audit, entry)
    if (typeof inspected === 'string') throw new Error(inspected)
    acceptEntry(audit, entry, inspected)
  }
  const judge = (text: string, submitter: 'kiosk' | 'registry' = 'kiosk') =>
    inspectEntry(audit, { evidence: Buffer.from(text), leaf: sigsumLeaf(text, keys[submitter]) })
  return { text: texts[2]?.toString() ?? '', judge }
}

const line = (name: string, change: (value: string) => string) => (text: string) =>
  text.replace(new RegExp(`^${name} (.*)$`, 'm'), (_, value) => `${name} ${change(value)}`)

/** Another signature by nobody: the last octets of the DER differ. */
const resigned = (value: string) =>
  value.replace(/(.{8})(={0,2})$/, (_, end, pad) => `${end === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA'}${pad}`)

const FORGERIES: readonly [name: string, what: string, forge: (text: string) => string][] = [
  ['a signature of the current card', 'evidence.current signature', line('current-signature', resigned)],
  ['a signature of the new card', 'evidence.new signature', line('new-signature', resigned)],
  [
    'what the new card signed',
    'evidence.current signature',
    (text) => text.replace(/(begin-new-statement\n(?:.*\n)*?expires )..../, '$12036'),
  ],
  [
    'the order of the certificates',
    'evidence.current card',
    (text) =>
      text.replace('current-chain', 'x-chain').replace('new-chain', 'current-chain').replace('x-chain', 'new-chain'),
  ],
  ['the decision', 'evidence.rows', line('decision', (value) => value.replace('completed', 'provisional'))],
  ['the receipt number', 'evidence.rows', line('decision', (value) => value.replace(/1$/, '2'))],
  ['a refusal', 'evidence.rows', line('decision', () => 'refused new.registered')],
  ['the kiosk', 'evidence.renewal', line('kiosk', () => 'kiosk-2')],
  ['the registration', 'evidence.registration', line('registration', () => '"2"')],
  ['the row before', 'evidence.row-before', line('row-before', (value) => value.replace(/.$/, 'x'))],
  ['the row after', 'evidence.row-after', line('row-after', (value) => value.replace(/.$/, 'x'))],
  ['the head it found', 'evidence.tree', line('tree', (value) => value.replace('2 ', '1 '))],
  ['no head', 'evidence.tree', (text) => text.replace(/^tree .*\n/m, '')],
  ['an event that nobody knows', 'evidence.event', line('event', () => 'gift')],
  ['a seed', 'leaf.key', line('event', () => 'seed')],
  ['the form', 'evidence.form', (text) => text.replace('koshin-evidence/v1', 'koshin-evidence/v2')],
  ['a row', 'evidence.rows', (text) => text.replace('"standing":"full","since"', '"standing":"provisional","since"')],
]

describe('an entry of somebody who has all keys but the cards', () => {
  it.each(FORGERIES)('is found when it changes %s', async (_, what, forge) => {
    const { text, judge } = await beforeRenewal()
    expect(typeof judge(text)).toBe('object')
    expect(forge(text)).not.toBe(text)
    expect(judge(forge(text))).toBe(what)
  })

  it("is found when the registry signs in the kiosk's place", async () => {
    const { text, judge } = await beforeRenewal()
    expect(judge(text, 'registry')).toBe('leaf.key')
  })
})
