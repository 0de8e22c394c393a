import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../../src/form/canonical-text.ts'
import { readKeys } from '../../../src/registry/keys-file.ts'
import { sigsumLeaf } from '../../../src/registry/log/sigsum-leaf.ts'
import { acceptEntry, inspectEntry, startAudit } from '../../../src/registry/verify/audit.ts'
import { auditFolder } from '../../../src/registry/verify/verify-files.ts'
import { exportedLog, folderOf } from '../../support/exported-log.ts'
import { loggedRegistry } from '../../support/logged-registry.ts'
import { COMPANY, contents } from '../../support/requests.ts'

const ENTRIES = { roster: 1, registration: 2, change: 3, renewal: 4 } as const

/** The text of one entry after a seed, in the hands of somebody with all of the registry's keys. */
async function entryOf(kind: keyof typeof ENTRIES) {
  const logged = await loggedRegistry(1)
  await logged.registry.seedRoster([COMPANY])
  await logged.change(await logged.register(), contents({ person: '甲' }))
  await logged.renew(0)
  const files = await exportedLog(logged.path)
  const whole = auditFolder(folderOf(files))
  const keys = readKeys(`${logged.path}.keys`)
  if ('finding' in whole || keys === null || keys === 'unreadable') throw new Error('no log')
  const texts = whole.signatures.hashes.map((hash) => files.get(`evidence/${hash}.txt`) ?? Buffer.alloc(0))
  const audit = startAudit(whole.audit.keys)
  for (const [index, evidence] of texts.slice(0, ENTRIES[kind]).entries()) {
    const entry = { evidence, leaf: whole.audit.leaves[index] ?? new Uint8Array() }
    const inspected = inspectEntry(audit, entry)
    if (typeof inspected === 'string') throw new Error(inspected)
    acceptEntry(audit, entry, inspected)
  }
  const judge = (text: string) => {
    const leaf = sigsumLeaf(text, keys[kind === 'roster' ? 'registry' : 'kiosk'])
    return inspectEntry(audit, { evidence: Buffer.from(text), leaf })
  }
  return { text: texts[ENTRIES[kind]]?.toString() ?? '', judge }
}

const line = (name: string, change: (value: string) => string) => (text: string) =>
  text.replace(new RegExp(`^${name} (.*)$`, 'm'), (_, value) => `${name} ${change(value)}`)

const quoted = (text: string) => JSON.stringify(canonicalText(contents({ person: text }))).slice(1, -1)

const FORGERIES: readonly [keyof typeof ENTRIES, string, string, (text: string) => string][] = [
  ['registration', 'the contents', 'evidence.contents', (text) => text.replace(quoted('佐藤 花子'), quoted('乙'))],
  [
    'registration',
    'the signature',
    'evidence.card signature',
    line('card-signature', (v) => v.replace(/.{6}$/, 'AAAAA=')),
  ],
  ['registration', 'the number', 'evidence.number', line('number', () => '"1000000002"')],
  ['registration', 'the kiosk', 'evidence.request', line('kiosk', () => 'kiosk-2')],
  ['registration', 'its kind', 'evidence.request', line('event', () => 'change')],
  ['registration', 'the outcome', 'evidence.rows', line('decision', (v) => v.replace('provisional', 'completed'))],
  ['registration', 'a row', 'evidence.rows', (text) => text.replace('"revision":1', '"revision":2')],
  [
    'registration',
    'the company',
    'evidence.row-after',
    (text) => text.replace('"title":"代表取締役"', '"title":"部長"'),
  ],
  ['registration', 'a refusal', 'evidence.rows', line('decision', () => 'refused registration.company-registered')],
  ['registration', 'what was before', 'evidence.row-before', line('row-before', (v) => `sha256:${v}`)],
  ['change', 'the contents', 'evidence.contents', (text) => text.replace(quoted('甲'), quoted('乙'))],
  ['change', 'the revision', 'evidence.rows', (text) => text.replace('"revision":2', '"revision":3')],
  ['change', 'the company', 'evidence.rows', (text) => text.replace('"title":"代表取締役"', '"title":"部長"')],
  ['change', 'the registration', 'evidence.number', line('number', () => '"000000001"')],
  ['change', 'the row before', 'evidence.row-before', line('row-before', (v) => v.replace(/.$/, 'x'))],
  ['renewal', 'its number to a change’s', 'evidence.known already', (text) => text.replaceAll('-000003', '-000002')],
  ['roster', 'the import it is', 'evidence.rows', (text) => text.replace('"id":1', '"id":2')],
  ['roster', 'a registration too', 'evidence.rows', (text) => `${text}row registration {"id":9}\n`],
]

describe('an entry of the desk by somebody who has all keys but the cards', () => {
  it.each(FORGERIES)('(%s) is found when it changes %s', async (kind, _, what, forge) => {
    const { text, judge } = await entryOf(kind)
    expect(typeof judge(text)).toBe('object')
    expect(forge(text)).not.toBe(text)
    expect(judge(forge(text))).toBe(what)
  })
})
