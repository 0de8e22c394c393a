import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Certificate, readCertificate } from '../../src/certificate/certificate.ts'
import { trustMaterial } from '../../src/certificate/path/trust-material.ts'
import { validatePath } from '../../src/certificate/path/validate-path.ts'
import { findEntry } from '../../src/certificate/revocation/entries.ts'
import { type RevocationList, readCrl } from '../../src/certificate/revocation/revocation-list.ts'
import { makeChainKeys } from '../support/chains/keys.ts'
import { longList } from '../support/chains/long-list.ts'
import { SETTINGS } from '../support/chains/openssl-verify.ts'
import { ANCHOR, AUTHORITY, LEAF, PLAIN } from '../support/chains/plain-chain.ts'
import { certificate, crlOf, NOW } from '../support/chains/sound-chain.ts'
import { writeChain } from '../support/chains/written-chain.ts'
import { median, percentile95, report } from './figures.ts'

const RUNS = 300
const PROCESSES = 20
const ENTRIES = 200_000

/** Path validation and the reading of a long list, each beside OpenSSL on the same octets. */
export function benchCertificates() {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-bench-certificates-'))
  benchPath(folder)
  benchLongList(folder)
  rmSync(folder, { recursive: true })
}

/** RSA-2048 throughout, as in facts/certificates.md §2.5. */
function rsaChain() {
  const [one, two] = makeChainKeys().strong.filter(({ kind }) => kind === 'rsa')
  if (!one || !two) throw new Error('no RSA keys')
  const anchor = certificate({ ...ANCHOR, key: one, signer: one, isLeaf: false })
  const authority = certificate({ ...AUTHORITY, key: two, signer: one, isLeaf: false })
  const path = [anchor, authority, certificate({ ...LEAF, signer: two, isLeaf: true })]
  return writeChain({ ...PLAIN, path, crls: [crlOf(anchor), crlOf(authority)] })
}

function benchPath(folder: string) {
  const { leaf, anchors, intermediates, crls } = rsaChain()
  const read = () =>
    trustMaterial({ anchors: certificates(anchors), intermediates: certificates(intermediates), crls: lists(crls) })
  const question = { leaf, at: NOW, profile: 'card', revocation: 'refuse', policies: PLAIN.policies } as const
  const ask = (material: ReturnType<typeof read>) => {
    if (validatePath({ ...question, material }).decision !== 'accept') throw new Error('refused')
  }
  const kept = read()
  const warm = timed(RUNS, () => ask(kept))
  const anew = timed(RUNS, () => ask(read()))
  const file = (name: string, label: string, ders: readonly Uint8Array[]) => {
    const path = join(folder, name)
    writeFileSync(path, ders.map((der) => pem(label, der)).join(''))
    return path
  }
  const inputs = [
    ...['-CAfile', file('anchors.pem', 'CERTIFICATE', anchors)],
    ...['-untrusted', file('pool.pem', 'CERTIFICATE', intermediates)],
    ...['-CRLfile', file('crls.pem', 'X509 CRL', crls)],
  ]
  const args = [
    'verify',
    ...SETTINGS.C,
    '-attime',
    `${NOW.getTime() / 1000}`,
    ...inputs,
    file('leaf.pem', 'CERTIFICATE', [leaf]),
  ]
  report('path of 3 certificates, 2 lists, RSA-2048', {
    'median ms, trust kept': median(warm),
    'p95 ms': percentile95(warm),
    'median ms, all read and checked anew': median(anew),
    'openssl verify, a process each, median ms': median(timed(PROCESSES, () => openssl(args))),
  })
}

function benchLongList(folder: string) {
  const der = longList(ENTRIES)
  const path = join(folder, 'long.crl')
  writeFileSync(path, der)
  const first = timed(1, () => readCrl(der))
  const [list] = lists([der])
  if (list?.entries.size !== ENTRIES) throw new Error('not all entries')
  const again = timed(10, () => readCrl(der))
  const crl = ['crl', '-inform', 'DER', '-in', path, '-noout']
  report(`list of ${ENTRIES} entries`, {
    octets: der.length,
    'first read ms': first[0] ?? Number.NaN,
    'median ms': median(again),
    'openssl crl -noout, a process each, median ms': median(timed(10, () => openssl(crl))),
    'MB of index beside the octets': indexSize(list) / 1e6,
    'µs a look-up': lookUp(list),
  })
}

const indexSize = ({ entries }: RevocationList): number =>
  [entries.starts, entries.lengths, entries.reasons, entries.table].reduce((sum, { byteLength }) => sum + byteLength, 0)

function lookUp({ entries, issuerName }: RevocationList): number {
  const serials = Array.from({ length: 10_000 }, (_, index) => {
    const start = entries.starts[index * 20] ?? 0
    return entries.octets.subarray(start, start + (entries.lengths[index * 20] ?? 0))
  })
  const [time = Number.NaN] = timed(1, () => {
    for (const serial of serials) if (findEntry(entries, issuerName.key, serial) === null) throw new Error('not found')
  })
  return (time * 1000) / serials.length
}

function timed(runs: number, run: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
}

function openssl(args: readonly string[]) {
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

const certificates = (ders: readonly Uint8Array[]): Certificate[] =>
  ders.map(readCertificate).filter((found) => found !== null)
const lists = (ders: readonly Uint8Array[]): RevocationList[] => ders.map(readCrl).filter((found) => found !== null)

const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`
