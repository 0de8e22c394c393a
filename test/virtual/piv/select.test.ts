import { describe, expect, it } from 'vitest'
import { makeEcKey, pivCard, SELECT_PIV, send, VERIFY_123456 } from '../../support/software-cards.ts'

const key = makeEcKey()

// 61 { 4F PIX, 79 { 4F RID }, 50 label }
const PROPERTIES = `61${'25'}4F06000010000100${'7907'}4F05A000000308${'5012'}${Buffer.from('Koshin sample card').toString('hex').toUpperCase()}`

describe('SELECT', () => {
  it('answers the full AID with the application property template', () => {
    expect(send(pivCard(key), SELECT_PIV)).toBe(`${PROPERTIES}9000`)
  })

  it('answers the AID without its version', () => {
    expect(send(pivCard(key), '00 A4 04 00 09 A0 00 00 03 08 00 00 10 00 00')).toBe(`${PROPERTIES}9000`)
  })

  it('leaves the template for GET RESPONSE when Le is absent', () => {
    const card = pivCard(key)
    expect(send(card, '00 A4 04 00 09 A0 00 00 03 08 00 00 10 00')).toBe('6127')
    expect(send(card, '00 C0 00 00 27')).toBe(`${PROPERTIES}9000`)
  })

  it.each([
    ['another application', '00 A4 04 00 0A D3 92 F0 00 26 01 00 00 00 01 00', '6A82'],
    ['another version', '00 A4 04 00 0B A0 00 00 03 08 00 00 10 00 02 00 00', '6A82'],
    ['no name', '00 A4 04 00', '6A82'],
    ['selection by file identifier', '00 A4 00 00 02 3F 00 00', '6A86'],
    ['another occurrence', '00 A4 04 02 09 A0 00 00 03 08 00 00 10 00 00', '6A86'],
  ])('refuses %s', (_, command, status) => expect(send(pivCard(key), command)).toBe(status))

  it('is needed before anything else', () => {
    const card = pivCard(key)
    expect(send(card, '00 20 00 80')).toBe('6D00')
    send(card, SELECT_PIV)
    expect(send(card, '00 20 00 80')).toBe('63C5')
  })

  it('keeps what was verified when PIV is selected again, or another application is not found', () => {
    const card = pivCard(key)
    send(card, SELECT_PIV)
    send(card, VERIFY_123456)
    send(card, SELECT_PIV)
    send(card, '00 A4 04 00 0A D3 92 F0 00 26 01 00 00 00 01 00')
    expect(send(card, '00 20 00 80')).toBe('9000')
  })
})
