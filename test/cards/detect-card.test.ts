import { describe, expect, it } from 'vitest'
import { detectCard } from '../../src/cards/detect-card.ts'
import { failed } from '../../src/result.ts'
import { fileCard } from '../support/file-card.ts'
import { hex } from '../support/hex.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

const ATR = hex('3B021450')
const MY_NUMBER_CARD = hex('3BE000FF8131FE4514')
const SELECT_PIV = '00A4040009A0000003080000100000'
const SELECT_JPKI = '00A4040C0AD392F000260100000001'
const SELECT_PKCS15 = '00A404000CA000000063504B43532D313500'
const SELECT_ISO_APPLET = '00A404000CF276A288BCFBA69D34F3100100'

describe('the application of a card', () => {
  it.each([
    ['PIV, asked for first', 'piv', ATR, ['9000'], [SELECT_PIV]],
    [
      'JPKI, asked for after the names of others',
      'jpki',
      ATR,
      ['6A82', '6A82', '6A82', '9000'],
      [SELECT_PIV, SELECT_PKCS15, SELECT_ISO_APPLET, SELECT_JPKI],
    ],
    ['JPKI, asked for at once where the ATR says so', 'jpki', MY_NUMBER_CARD, ['9000'], [SELECT_JPKI]],
    ['PIV, whatever the ATR says', 'piv', MY_NUMBER_CARD, ['6A82', '9000'], [SELECT_JPKI, SELECT_PIV]],
  ])('is %s', async (_name, application, atr, answers, sent) => {
    const card = scriptedChannel(...answers)
    expect(await detectCard(card, atr)).toMatchObject({ ok: true, value: { application } })
    expect(card.sent).toEqual(sent)
  })
})

it('names an unknown card by its ATR, having asked it for applications only', async () => {
  const card = fileCard({ files: {} })
  expect(await detectCard(card, ATR)).toEqual(failed({ kind: 'card.unsupported', atr: '3B021450' }))
  expect(card.sent.filter((command) => !command.startsWith('00A4'))).toEqual([])
  expect(card.sent.slice(0, 4)).toEqual([SELECT_PIV, SELECT_PKCS15, SELECT_ISO_APPLET, SELECT_JPKI])
  expect(card.sent.length).toBeLessThan(16)
})

it.each([[['']], [['6A82', '']]])('does not take a card that is gone for an unknown one', async (answers) => {
  expect(await detectCard(scriptedChannel(...answers), ATR)).toEqual(failed({ kind: 'card.removed' }))
})
