import { createHash } from 'node:crypto'
import { base64 } from '../../src/registry/log/octets.ts'
import { writeProof } from '../../src/registry/log/sigsum-proof.ts'
import type { RenewalSheet, RequestSheet } from '../../src/types/receipt.ts'
import { COMPANY, CONTENTS } from './desk-samples.ts'
import { identifiedCard } from './identified-card.ts'

const octets = (length: number, seed: string): Uint8Array =>
  createHash('shake256', { outputLength: length }).update(seed).digest()

/** A proof of the size that a log of 2^depth entries gives. */
export const proofOfDepth = (depth: number): string =>
  writeProof({
    log: octets(32, 'log'),
    leaf: { keyHash: octets(32, 'key'), signature: octets(64, 'leaf') },
    head: { size: 2 ** depth, root: octets(32, 'root'), signature: octets(64, 'head') },
    index: 2 ** depth - 1,
    path: Array.from({ length: depth }, (_, level) => octets(32, `node ${level}`)),
  })

const HEAD = {
  number: '20261123-000127',
  outcome: 'completed',
  time: '2026-11-23T06:25:07Z',
  registry: 'registry.example.jp',
  kiosk: 'kiosk-1',
  registration: '0000012345',
  logged: {
    evidence: 'c'.repeat(64),
    entry: 2 ** 17 - 1,
    head: { size: 2 ** 17, root: base64(octets(32, 'root')) },
    proof: proofOfDepth(17),
  },
} as const

const ROWS = { ...identifiedCard().view.rows, companyName: '(株)テスト工務店01', companyAddress: '住所' }

export const RENEWAL_SHEET: RenewalSheet = {
  kind: 'renewal',
  ...HEAD,
  personInCharge: '鈴木 一郎',
  current: ROWS,
  new: { ...ROWS, serial: '246187065731116185158328469941009070494604893767', expiry: '2031/11/30' },
  differences: [
    { row: 'serial', verdict: 'expected' },
    { row: 'expiry', verdict: 'expected' },
  ],
}

export const REQUEST_SHEET: RequestSheet = {
  kind: 'registration',
  ...HEAD,
  companyId: '1000000001',
  company: COMPANY,
  card: identifiedCard().view.rows,
  contents: CONTENTS,
}
