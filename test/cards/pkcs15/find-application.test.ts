import { expect, it } from 'vitest'
import { findAgain, findByFiles, findByName } from '../../../src/cards/pkcs15/find-application.ts'
import { done } from '../../../src/result.ts'
import { rsaKey } from '../../support/certificates.ts'
import { type FileCardOptions, fileCard } from '../../support/file-card.ts'
import { hex, text } from '../../support/hex.ts'
import { APP, PKCS15_AID, sampleCard } from '../../support/pkcs15-card.ts'
import * as files from '../../support/pkcs15-files.ts'

const sample = await sampleCard(rsaKey())
const NAME = 'E828BD080F01' // one of ISO/IEC 7816-15
const PLACE = '3F005020' // not where PKCS #15 puts it

const moved = (digits: string): string => digits.replaceAll(APP, PLACE)
const movedContent = (octets: FileCardOptions['files'][string]): Uint8Array =>
  octets instanceof Uint8Array ? hex(moved(text(octets))) : new Uint8Array()

it('finds one that EF.DIR gives a name only, wherever that leads', async () => {
  const channel = fileCard({
    names: { [NAME]: PLACE },
    files: {
      ...Object.fromEntries(Object.entries(sample.files).map(([path, octets]) => [moved(path), movedContent(octets)])),
      '3F002F00': files.der('61', files.der('4F', NAME)),
    },
  })
  expect(await findByName(channel)).toEqual(done(null))
  expect(await findByFiles(channel)).toMatchObject({
    value: { directory: { keys: [{ path: { identifiers: `${PLACE}4402` } }] } },
  })
})

it.each([
  ['its own', { [PKCS15_AID]: APP }, [`00A404000C${PKCS15_AID}00`]],
  ['IsoApplet', { F276A288BCFBA69D34F31001: '3F00' }, ['00A404000CF276A288BCFBA69D34F3100100']],
  ['none', {}, []],
])('finds it again by what had to be selected (a name: %s)', async (_name, names, exchanges) => {
  const channel = sample.open({ names })
  const named = await findByName(channel)
  const found = named.ok && named.value ? named : await findByFiles(channel)
  const { place } = (found.ok && found.value) || expect.unreachable()
  const before = channel.sent.length
  expect(await findAgain(channel, place)).toMatchObject({ ok: true, value: {} })
  expect(channel.sent.slice(before)).toEqual(exchanges)
})

it('does not find again what does not answer to its name any more', async () => {
  const found = await findByName(sample.open())
  const { place } = (found.ok && found.value) || expect.unreachable()
  expect(await findAgain(sample.open({ names: {} }), place)).toEqual(done(null))
})
