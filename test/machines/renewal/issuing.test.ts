import { describe, expect, it } from 'vitest'
import { DELAYS } from '../../../machines/delays.ts'
import { done } from '../../../src/result.ts'
import type { ReceiptOffers, ReceiptWay } from '../../../src/types/receipt.ts'
import { requestReceipt } from '../../support/desk-samples.ts'
import { visitToCommitting } from '../../support/desk-visits.ts'
import { type KioskInTest, visitToRenewing } from '../../support/kiosk-in-test.ts'
import { RECEIPT } from '../../support/renewal-samples.ts'

const ON_KEY: ReceiptOffers = { print: 'on-key', save: 'on-key' }
const NO_PAPER = { kind: 'receipt.not-printed', why: 'paper' } as const

async function visitToResult(receipts: ReceiptOffers): Promise<KioskInTest> {
  const visit = await visitToRenewing({ receipts })
  await visit.answer('renew', done(RECEIPT))
  return visit
}

const want = (visit: KioskInTest, way: ReceiptWay) =>
  visit.send({ type: 'key.pressed' }, { type: 'receipt.wanted', way })
const issuing = (visit: KioskInTest) => visit.screen('result').issuing

describe('the receipt on the result screen', () => {
  it('is not offered, and cannot be wanted, where the operator has named neither printer nor folder', async () => {
    const visit = await visitToResult({ print: 'off', save: 'off' })
    expect(issuing(visit)).toEqual([])
    want(visit, 'print')
    expect(visit.asked('issueReceipt')).toEqual([])
  })

  it('is printed on a key, once, while the other way stays open', async () => {
    const visit = await visitToResult(ON_KEY)
    expect(visit.asked('issueReceipt')).toEqual([])
    want(visit, 'print')
    want(visit, 'print')
    expect(issuing(visit)).toEqual([
      { way: 'print', state: 'working' },
      { way: 'save', state: 'offered' },
    ])
    const of = { number: RECEIPT.number, renewal: RECEIPT.renewal }
    expect(visit.asked('issueReceipt')).toEqual([{ way: 'print', of }])
    await visit.answer('issueReceipt', { ok: true })
    want(visit, 'print')
    expect(issuing(visit)[0]).toEqual({ way: 'print', state: 'issued' })
    expect(visit.asked('issueReceipt')).toHaveLength(1)
  })

  it('is printed and saved by itself where the operator wants that', async () => {
    const visit = await visitToResult({ print: 'automatic', save: 'automatic' })
    expect(visit.asked('issueReceipt').map(({ way }) => way)).toEqual(['print', 'save'])
  })

  it('may be tried again after a failure, which is told', async () => {
    const visit = await visitToResult({ print: 'automatic', save: 'off' })
    await visit.answer('issueReceipt', { ok: false, failure: NO_PAPER })
    expect(issuing(visit)).toEqual([{ way: 'print', state: 'failed', failure: NO_PAPER }])
    want(visit, 'print')
    expect(issuing(visit)).toEqual([{ way: 'print', state: 'working' }])
  })

  it('keeps nobody: the screen closes while it is printed, and the next visit begins without it', async () => {
    const visit = await visitToResult({ print: 'automatic', save: 'off' })
    visit.press('result.closed')
    visit.screen('take-cards')
    visit.readers(null)
    visit.screen('menu')
    await visit.answer('issueReceipt', { ok: false, failure: NO_PAPER })
    visit.screen('menu')
  })

  it('is no reason to stay when nobody is there', async () => {
    const visit = await visitToResult({ print: 'automatic', save: 'off' })
    visit.pass(DELAYS.idle + DELAYS.idleCountdown)
    expect(visit.screen('take-cards').reason).toBe('finished')
  })
})

it('the receipt of a registration is asked for by its request', async () => {
  const visit = await visitToCommitting('registration', undefined, { receipts: ON_KEY })
  const receipt = requestReceipt('registration')
  await visit.answer('submitRequest', done(receipt))
  want(visit, 'save')
  const of = { number: receipt.number, request: receipt.request }
  expect(visit.asked('issueReceipt')).toEqual([{ way: 'save', of }])
  expect(visit.screen('registration-result').issuing[1]).toEqual({ way: 'save', state: 'working' })
})
