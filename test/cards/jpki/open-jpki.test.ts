import { describe, expect, it } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { openJpki } from '../../../src/cards/jpki/open-jpki.ts'
import { done, failed } from '../../../src/result.ts'
import { pinOctets } from '../../support/certified-card.ts'
import { hex, text } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const ATR = hex('3B80')

async function opened(...answers: readonly string[]) {
  const channel = scriptedChannel('9000', ...answers)
  const card = await openJpki(channel, ATR)
  if (!card.ok || !card.value) throw new Error('no card')
  return { card: card.value as Card, sent: () => channel.sent.slice(1) }
}

const tokenNamed = (name: string) => `${Buffer.from(name.padEnd(32)).toString('hex')}9000`

describe('a JPKI card', () => {
  it('is selected by its AID, and asked for no answer', async () => {
    const channel = scriptedChannel('9000')
    const card = await openJpki(channel, ATR)
    const pin = { minLength: 4, maxLength: 4, characters: 'digits' }
    expect(card).toMatchObject({ value: { application: 'jpki', pin } })
    expect(channel.sent).toEqual(['00A4040C0AD392F000260100000001'])
  })

  it.each(['6A82', '6999', '6D00'])('is another card when it answers %s', async (answer) => {
    expect(await openJpki(scriptedChannel(answer), ATR)).toEqual(done(null))
  })

  it('does not take a card that is gone for another one', async () => {
    expect(await openJpki(scriptedChannel(''), ATR)).toEqual(failed({ kind: 'card.removed' }))
  })
})

describe('its certificate', () => {
  it('is the one for authentication, read in steps of 256 octets', async () => {
    const rest = `${'AA'.repeat(256)}9000`
    const { card, sent } = await opened(
      '9000',
      `308203B1${'AA'.repeat(252)}9000`,
      rest,
      rest,
      `${'AA'.repeat(181)}9000`,
    )
    expect(await card.certificate()).toEqual(done(hex(`308203B1${'AA'.repeat(945)}`)))
    expect(sent()).toEqual(['00A4020C02000A', '00B0000000', '00B0010000', '00B0020000', '00B00300B5'])
  })

  it('is missing on a card from before there was one', async () => {
    const { card } = await opened('6A82')
    expect(await card.certificate()).toEqual(failed({ kind: 'card.certificate-missing' }))
  })

  it.each(['JPKIAPGPSETOKEN', 'JPKIAPIOSTOKEN'])('is not to be had of a phone without its PIN (%s)', async (name) => {
    const { card, sent } = await opened('9000', '6982', '9000', tokenNamed(name))
    expect(await card.certificate()).toEqual(failed({ kind: 'card.unsupported', atr: '3B80' }))
    expect(sent()).toEqual(['00A4020C02000A', '00B0000000', '00A4020C020006', '00B0000020'])
  })

  it.each([
    ['a My Number card', ['9000', tokenNamed('JPKIAPICCTOKEN2')]],
    ['a 住基カード', ['9000', tokenNamed('JPKIAPICCTOKEN')]],
    ['a token nobody knows', ['9000', tokenNamed('JPKIAPIOSTOKEN9')]],
    ['a token of garbage', ['9000', 'FF00FF9000']],
    ['a token without a name', ['6A82']],
    ['a token that is gone', ['']],
  ])('that is refused by %s is just that', async (_name, answers) => {
    const { card } = await opened('6982', ...answers)
    expect(await card.certificate()).toEqual(failed({ kind: 'card.refused', statusWord: '6982' }))
  })

  it.each([
    ['nothing', '9000'],
    ['no DER', `${'FF'.repeat(256)}9000`],
    ['a length of 4 GiB', '3084FFFFFFFFAABB9000'],
    ['64 KiB and more', '3083010000AABBCCDD9000'],
  ])('is not %s', async (_name, answer) => {
    const { card } = await opened('9000', answer)
    expect(await card.certificate()).toMatchObject({ failure: { kind: 'card.malformed' } })
  })
})

describe('a look whether it still holds its certificate', () => {
  const certificate = Uint8Array.from({ length: 900 }, (_, index) => index % 251)
  const start = text(certificate.subarray(0, 256))

  it.each([
    ['is so', ['9000', `${start}9000`], true],
    ['is not, with another serial number', ['9000', `${start.replace('0F10', '0FFF')}9000`], false],
    ['is not, with less of it', ['9000', `${start.slice(0, 20)}6282`], false],
    ['is not, without one', ['6A82'], false],
  ])('%s', async (_name, answers, held) => {
    const { card, sent } = await opened(...answers)
    expect(await card.holds?.(certificate)).toEqual(done(held))
    expect(sent()).toEqual(['00A4020C02000A', '00B0000000'].slice(0, answers.length))
  })

  it('fails where the card does', async () => {
    const { card } = await opened('9000', '')
    expect(await card.holds?.(certificate)).toEqual(failed({ kind: 'card.removed' }))
  })
})

describe('the certificates it names', () => {
  const AUTHENTICATION = { role: 'authentication', logsIn: true, certificate: hex('3001AA') }
  const SIGNATURE = { role: 'signature', logsIn: false, certificate: null }

  it.each([
    ['both', ['9000', '8F8F009000'], [AUTHENTICATION, SIGNATURE]],
    ['one, of somebody under 15', ['9000', '008F009000'], [AUTHENTICATION]],
    ['one, where the card does not say', ['6A82'], [AUTHENTICATION]],
    ['one, where it says nothing', ['9000', '9000'], [AUTHENTICATION]],
  ])('are %s', async (_name, answers, candidates) => {
    const { card, sent } = await opened('9000', '3001AA9000', ...answers)
    expect(await card.candidates?.()).toEqual(done(candidates))
    expect(sent().slice(2)).toEqual(['00A4020C020008', '00B0000003'].slice(0, answers.length))
  })

  it('are not known where one of them fails', async () => {
    const { card } = await opened('6A82')
    expect(await card.candidates?.()).toEqual(failed({ kind: 'card.certificate-missing' }))
    const { card: refusing } = await opened('9000', '3001AA9000', '9000', '6982')
    expect(await refusing.candidates?.()).toEqual(failed({ kind: 'card.refused', statusWord: '6982' }))
  })
})

describe('its PIN', () => {
  it('has tries that are counted for free, right after it was selected', async () => {
    const { card, sent } = await opened('9000', '63C3')
    expect(await card.triesLeft()).toEqual(done(3))
    expect(sent()).toEqual(['00A4020C020018', '00200080'])
  })

  it('is selected and handed over as it is, and wiped', async () => {
    const { card, sent } = await opened('9000', '9000')
    const pin = pinOctets('1234')
    expect(await card.verify(pin)).toEqual(done(undefined))
    expect(sent()).toEqual(['00A4020C020018', '002000800431323334'])
    expect(pin).toEqual(new Uint8Array(4))
  })

  it.each([
    ['63C2', { kind: 'pin.wrong', triesLeft: 2 }],
    ['63C0', { kind: 'pin.blocked' }], // by this try
    ['6984', { kind: 'pin.blocked' }], // by an earlier one
    ['6C04', { kind: 'card.refused', statusWord: '6C04' }],
    ['6700', { kind: 'card.refused', statusWord: '6700' }],
    ['', { kind: 'card.removed' }],
    ['90', { kind: 'card.malformed', detail: 'an answer of one octet' }],
  ] as const)('is sent once, whatever it is answered (%s)', async (answer, failure) => {
    const { card, sent } = await opened('9000', answer)
    expect(await card.verify(pinOctets('1234'))).toEqual(failed(failure))
    expect(sent()).toHaveLength(2)
  })

  it.each(['6A82', '6985', '', '90'])(
    'is not sent at all, but wiped, where it cannot be selected (%s)',
    async (answer) => {
      const { card, sent } = await opened(answer)
      const pin = pinOctets('1234')
      expect(await card.verify(pin)).toMatchObject({ ok: false })
      expect(sent()).toHaveLength(1)
      expect(pin).toEqual(new Uint8Array(4))
    },
  )
})
