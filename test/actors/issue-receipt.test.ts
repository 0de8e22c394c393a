import { describe, expect, it } from 'vitest'
import { issueReceipt } from '../../src/actors/issue-receipt.ts'
import { done, failed } from '../../src/result.ts'
import type { Issued, Sheet } from '../../src/types/receipt.ts'
import { RENEWAL_SHEET, REQUEST_SHEET } from '../support/sheet-samples.ts'

const NUMBER = RENEWAL_SHEET.number
const OF_RENEWAL = { number: NUMBER, renewal: '1'.repeat(32) }
const OF_REQUEST = { number: NUMBER, request: '2'.repeat(32) }
const NOT_MADE = { ok: false, failure: { kind: 'receipt.not-made' } }

function world(deliver: (sheet: Sheet) => Promise<Issued>, reachable = true) {
  const lines: object[] = []
  const sheets: Sheet[] = []
  const unreachable = failed({ kind: 'registry.unreachable' } as const)
  const keep = (sheet: Sheet) => {
    sheets.push(sheet)
    return deliver(sheet)
  }
  const issue = issueReceipt({
    registry: async () => ({ renewalSheet: async () => (reachable ? done(RENEWAL_SHEET) : unreachable) }),
    desk: async () => ({ requestSheet: async () => (reachable ? done(REQUEST_SHEET) : unreachable) }),
    deliver: () => ({ print: keep, save: keep }),
    log: { info: (line) => lines.push(line), warn: (line) => lines.push({ ...line, warning: true }) },
  })
  return { issue, lines, sheets }
}

describe('a receipt', () => {
  it.each([
    ['of a renewal', OF_RENEWAL, RENEWAL_SHEET],
    ['of a registration', OF_REQUEST, REQUEST_SHEET],
  ])('%s is what the registry has recorded', async (_, of, sheet) => {
    const { issue, lines, sheets } = world(async () => ({ ok: true }))
    expect(await issue({ way: 'print', of })).toEqual({ ok: true })
    expect(sheets).toEqual([sheet])
    expect(lines).toEqual([{ event: 'receipt issued', way: 'print', number: NUMBER }])
  })

  it('that came out as text for want of a font is a line for the operator', async () => {
    const { issue, lines } = world(async () => ({ ok: true, asText: true }))
    await issue({ way: 'save', of: OF_RENEWAL })
    expect(lines).toMatchObject([{ event: 'receipt issued', problem: expect.stringContaining('font'), warning: true }])
  })

  it('that fails says why, to the visitor and to the log', async () => {
    const failure = { kind: 'receipt.not-printed', why: 'paper' } as const
    const { issue, lines } = world(async () => ({ ok: false, failure }))
    expect(await issue({ way: 'print', of: OF_RENEWAL })).toEqual({ ok: false, failure })
    expect(lines).toMatchObject([{ event: 'receipt not issued', kind: 'receipt.not-printed', why: 'paper' }])
  })

  it('that perhaps came out is not called missing in the log', async () => {
    const failure = { kind: 'receipt.not-printed', why: 'unsure' } as const
    const { issue, lines } = world(async () => ({ ok: false, failure }))
    await issue({ way: 'print', of: OF_RENEWAL })
    expect(lines).toMatchObject([{ event: 'receipt perhaps issued', why: 'unsure', warning: true }])
  })

  it('is not made while the registry is away', async () => {
    const { issue } = world(async () => ({ ok: true }), false)
    expect(await issue({ way: 'print', of: OF_RENEWAL })).toEqual(NOT_MADE)
    expect(await issue({ way: 'print', of: OF_REQUEST })).toEqual(NOT_MADE)
  })

  it('ends no visit by a bug, and the log quotes nothing that was on it', async () => {
    const { issue, lines } = world(async ({ number }) => {
      throw new TypeError(`cannot draw ${number} of 鈴木 一郎`)
    })
    expect(await issue({ way: 'print', of: OF_RENEWAL })).toEqual(NOT_MADE)
    expect(lines).toMatchObject([{ bug: expect.stringMatching(/^TypeError\s+at /) }])
    expect(JSON.stringify(lines)).not.toContain('鈴木')
  })
})
