import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeTlv } from '../../src/iso7816/encode-tlv.ts'
import { readFile } from '../../src/iso7816/read-file.ts'
import { done } from '../../src/result.ts'
import { hex, text } from '../support/hex.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

const MALFORMED = { failure: { kind: 'card.malformed' } }

/** A file as cards keep them: answers by offset and Le, at most `most` octets at a time. */
function fileOnCard(file: Uint8Array, most = 65_536, afterEnd = '6B00') {
  const sent: string[] = []
  const transmit = (command: Uint8Array) => {
    sent.push(text(command))
    const [, , p1 = 0, p2 = 0, le = 0] = command
    const offset = p1 * 256 + p2
    const length = le || 256
    if (offset >= file.length) return Promise.resolve(done(hex(afterEnd)))
    const piece = file.subarray(offset, offset + Math.min(length, most))
    return Promise.resolve(done(Buffer.concat([piece, hex('9000')])))
  }
  return { sent, transmit }
}

const object = encodeTlv(0x30, new Uint8Array(945).fill(0xaa)) // 949 octets
const padded = Buffer.concat([object, new Uint8Array(500)])

describe('a file that is as long as the object in it', () => {
  it('is read in steps of 256 octets, its length with the first of them', async () => {
    const card = fileOnCard(padded)
    expect(await readFile(card, { length: 'object' })).toEqual(done(object))
    expect(card.sent).toEqual(['00B0000000', '00B0010000', '00B0020000', '00B00300B5'])
  })

  it('may be shorter than a step, and then the card may say so in three ways', async () => {
    for (const answers of [['3001AA 9000'], ['3001AA 6282'], ['6C03', '3001AA 9000']])
      expect(await readFile(scriptedChannel(...answers), { length: 'object' })).toEqual(done(hex('3001AA')))
  })

  it('may come in pieces as the card likes them', async () => {
    expect(await readFile(fileOnCard(padded, 7), { length: 'object' })).toEqual(done(object))
  })

  it.each([
    ['empty', ['9000']],
    ['empty, and says so', ['6B00']],
    ['of one octet', ['30 6282']],
    ['shorter than its object', ['3003AA 6282']],
    ['shorter than its object, and silent', ['3003AA 9000', '9000']],
    ['no object', ['AABBCCDDEEFF001122 9000']],
    ['of indefinite length', ['3080AABBCC0000 9000']],
    ['of 4 GiB', ['3084FFFFFFFFAABB 9000']],
    ['of 64 KiB and more', ['3083010000AABBCC 9000']],
    [
      'beyond the reach of READ BINARY',
      ['3082FFF0AABBCC 9000', ...Array.from({ length: 129 }, () => `${'AA'.repeat(256)}9000`)],
    ],
    ['in drops', ['308203AA AABBCCDD 9000', ...Array.from({ length: 256 }, () => 'AA 9000')]],
  ])('is refused %s', async (_name, answers) => {
    expect(await readFile(scriptedChannel(...answers), { length: 'object' })).toMatchObject(MALFORMED)
  })
})

describe('a file of known length', () => {
  it('is read in as many octets', async () => {
    const card = fileOnCard(padded)
    expect(await readFile(card, { length: 300 })).toEqual(done(new Uint8Array(padded.subarray(0, 300))))
    expect(card.sent).toEqual(['00B0000000', '00B001002C'])
  })

  it('of nothing costs nothing', async () => {
    expect(await readFile(scriptedChannel(), { length: 0 })).toEqual(done(hex('')))
  })

  it('that is shorter is refused', async () => {
    expect(await readFile(fileOnCard(hex('AABB')), { length: 3 })).toMatchObject(MALFORMED)
    expect(await readFile(scriptedChannel('AABB 6282'), { length: 3 })).toMatchObject(MALFORMED)
  })

  it('of more than 64 KiB is not even asked for', async () => {
    expect(await readFile(scriptedChannel(), { length: 65_537 })).toMatchObject(MALFORMED)
  })
})

describe('a file to its end', () => {
  it.each([
    ['a piece that is short', ['AABB 9000'], 'AABB'],
    ['6282', ['AABB 6282'], 'AABB'],
    ['6C02', ['6C02', 'AABB 9000'], 'AABB'],
    ['6B00 after a whole step', [`${'AA'.repeat(256)}9000`, '6B00'], 'AA'.repeat(256)],
    ['nothing at all', ['9000'], ''],
  ])('ends with %s', async (_name, answers, octets) => {
    const card = scriptedChannel(...answers)
    expect(await readFile(card, { length: 'all' })).toEqual(done(hex(octets)))
    expect(card.sent).toHaveLength(answers.length)
  })

  it('that never comes is given up', async () => {
    const card = scriptedChannel(...Array.from({ length: 300 }, () => `${'AA'.repeat(256)}9000`))
    expect(await readFile(card, { length: 'all' })).toMatchObject(MALFORMED)
    expect(card.sent.length).toBeLessThanOrEqual(257)
  })
})

it('hands on what the card says', async () => {
  expect(await readFile(scriptedChannel('6982'), { length: 'object' })).toMatchObject({
    failure: { kind: 'card.refused', statusWord: '6982' },
  })
  expect(await readFile(scriptedChannel(`${'AA'.repeat(256)}9000`, ''), { length: 'all' })).toMatchObject({
    failure: { kind: 'card.removed' },
  })
})

it('ends whatever the card answers', async () => {
  const answer = fc.uint8Array({ maxLength: 300 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('object', 'all'),
      async (answers, length) => {
        let count = 0
        const transmit = () =>
          Promise.resolve(done(Buffer.concat([answers[count++ % answers.length] ?? hex(''), hex('9000')])))
        await readFile({ transmit }, { length })
        return count <= 257
      },
    ),
    { numRuns: 300 },
  )
})
