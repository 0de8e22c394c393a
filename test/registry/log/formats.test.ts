import { createHash, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkpoint, openCheckpoint, originOf, signedHead } from '../../../src/registry/log/checkpoint.ts'
import { isSigned, signature, signingKey } from '../../../src/registry/log/ed25519.ts'
import { fromBase64, fromHex } from '../../../src/registry/log/octets.ts'
import { isLeafSigned, readLeaf, sigsumLeaf } from '../../../src/registry/log/sigsum-leaf.ts'
import { readProof, writeProof } from '../../../src/registry/log/sigsum-proof.ts'
import { sshKey } from '../../../src/registry/log/ssh-key.ts'
import { readBundle, tileNumber, tilesOf } from '../../../src/registry/log/tiles.ts'

const key = signingKey(Buffer.alloc(32, 7))
const log = key.public
const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

describe('Ed25519', () => {
  it('is that of RFC 8032 §7.1, test 2', () => {
    const known = signingKey(Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex'))
    expect(Buffer.from(known.public.octets).toString('hex')).toBe(
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    )
    expect(Buffer.from(signature(known, Buffer.of(0x72))).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    expect(isSigned(known.public, Buffer.of(0x73), signature(known, Buffer.of(0x72)))).toBe(false)
  })

  it('has public keys as OpenSSH writes them: the example of sigsum-go, doc/tools.md', () => {
    const octets = Buffer.from('e0863b18794d2150f3999590e0e508c09068b9883f05ea65f58cfc0827130e92', 'hex')
    expect(sshKey({ ...log, octets }, 'sigsum key')).toBe(
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOCGOxh5TSFQ85mVkODlCMCQaLmIPwXqZfWM/AgnEw6S sigsum key\n',
    )
  })
})

describe('text for octets', () => {
  it.each(['AB==', 'AA=', 'AA', 'AA==\n', 'A A==', '-_=='])(
    'is not taken when another one says the same: %j',
    (text) => {
      expect(fromBase64(text)).toBeNull()
    },
  )

  it.each(['0A', '0', '000', ' 0', 'zz'])('is not taken when it is no lower-case hex: %j', (text) => {
    expect(fromHex(text, 1)).toBeNull()
  })
})

describe('a checkpoint', () => {
  const head = signedHead(key, { size: 5, root: sha256('root') })
  const note = checkpoint(log, head)

  it('is three lines and a signature as C2SP signed-note has it', () => {
    const origin = `sigsum.org/v1/tree/${sha256(log.octets).toString('hex')}`
    const text = `${origin}\n5\n${sha256('root').toString('base64')}\n`
    const id = sha256(`${origin}\n`, Buffer.of(1), log.octets).subarray(0, 4)
    const signed = Buffer.concat([id, sign(null, Buffer.from(text), key.secret)]).toString('base64')
    expect(note).toBe(`${text}\n— ${origin} ${signed}\n`)
    expect(originOf(log)).toBe(origin)
    expect(openCheckpoint(note, log)).toEqual(head)
  })

  it('is opened past the lines of other keys', () => {
    expect(openCheckpoint(`${note}— witness.example AAAAAAAA\n`, log)).toEqual(head)
  })

  it.each([
    ['another size', note.replace('\n5\n', '\n6\n')],
    ['a zero in front', note.replace('\n5\n', '\n05\n')],
    ['an extension line', note.replace('\n\n', '\nmore\n\n')],
    [
      'another key id',
      note.replace(/(\/[0-9a-f]{64}) (..)/, (_, origin, id) => `${origin} ${id === 'AA' ? 'BB' : 'AA'}`),
    ],
    ['no signature', `${note.slice(0, note.indexOf('—'))}`],
    [
      "another's signature",
      checkpoint(log, { ...head, signature: signedHead(signingKey(Buffer.alloc(32, 8)), head).signature }),
    ],
    ['something after it', `${note}x`],
  ])('is not opened with %s', (_, changed) => {
    expect(openCheckpoint(changed, log)).toBeNull()
  })
})

describe('a Sigsum leaf', () => {
  it('is the checksum, the signature over it with its name space, and the key hash', () => {
    const checksum = sha256(sha256('evidence'))
    const signed = sign(null, Buffer.concat([Buffer.from('sigsum.org/v1/tree-leaf\0'), checksum]), key.secret)
    const leaf = sigsumLeaf('evidence', key)
    expect(leaf).toEqual(Buffer.concat([checksum, signed, sha256(log.octets)]))
    expect(isLeafSigned(log, readLeaf(leaf))).toBe(true)
    expect(isLeafSigned(log, { ...readLeaf(leaf), checksum: sha256('other') })).toBe(false)
  })
})

describe('a Sigsum proof', () => {
  const leaf = readLeaf(sigsumLeaf('evidence', key))
  const proof = {
    log: log.hash,
    leaf,
    head: signedHead(key, { size: 3, root: sha256('r') }),
    index: 2,
    path: [sha256('p')],
  }

  it('has the lines of sigsum-go, doc/tools.md', () => {
    const form = writeProof(proof)
      .replace(/[0-9a-f]{128}/g, 'SIGNATURE')
      .replace(/[0-9a-f]{64}/g, 'HASH')
    expect(form).toBe(
      'version=2\nlog=HASH\nleaf=HASH SIGNATURE\n\nsize=3\nroot_hash=HASH\nsignature=SIGNATURE\n\nleaf_index=2\nnode_hash=HASH\n',
    )
  })

  it('is read back, of one entry too, and with a witness', () => {
    const read = readProof(writeProof(proof))
    expect(read && writeProof(read)).toBe(writeProof(proof))
    const first = { ...proof, head: signedHead(key, { size: 1, root: sha256('r') }), index: 0, path: [] }
    const one = readProof(writeProof(first))
    expect(one && writeProof(one)).toBe(writeProof(first))
    const witnessed = writeProof(proof).replace(
      '\n\nleaf_index',
      `\ncosignature=${'a'.repeat(64)} 1 ${'b'.repeat(128)}\n\nleaf_index`,
    )
    expect(readProof(witnessed)?.index).toBe(2)
  })

  it.each(['version=3', 'log=00', 'leaf=', 'size=0', 'size=1', 'leaf_index=02', 'node_hash=AB', '\n\n\n'])(
    'is not read with %j',
    (wrong) => {
      const [name] = wrong.split('=')
      const text = writeProof(proof).replace(wrong === '\n\n\n' ? '\n\n' : new RegExp(`${name}=[^\n]*`), wrong)
      expect(readProof(text)).toBeNull()
    },
  )
})

describe('tiles', () => {
  const source = (size: number) => ({
    size,
    hash: (level: number, position: number) => sha256(`${level} ${position}`),
    leaf: (position: number) => Buffer.from(`${position}`),
  })

  it('are the ones that C2SP tlog-tiles counts for 70,000 entries', () => {
    const paths = [...tilesOf(source(70_000))].map(({ path }) => path)
    const level = (name: string) => paths.filter((path) => path.startsWith(`tile/${name}/`))
    expect(level('0')).toHaveLength(274)
    expect(level('0').at(-1)).toBe('tile/0/273.p/112')
    expect(level('1')).toEqual(['tile/1/000', 'tile/1/001.p/17'])
    expect(level('2')).toEqual(['tile/2/000.p/1'])
    expect(level('entries')).toHaveLength(274)
    expect([...tilesOf(source(256))].map(({ path }) => path)).toEqual([
      'tile/0/000',
      'tile/1/000.p/1',
      'tile/entries/000',
    ])
    expect([tileNumber(1234067), tileNumber(0), tileNumber(1000)]).toEqual(['x001/x234/067', '000', 'x001/000'])
  })

  it('hold hashes of their level, or entries with their lengths', () => {
    const tiles = new Map([...tilesOf(source(300))].map(({ path, octets }) => [path, octets]))
    expect(tiles.get('tile/1/000.p/1')).toEqual(sha256('8 0'))
    expect(tiles.get('tile/0/001.p/44')).toEqual(
      Buffer.concat(Array.from({ length: 44 }, (_, index) => sha256(`0 ${index + 256}`))),
    )
    expect(readBundle(tiles.get('tile/entries/001.p/44') ?? new Uint8Array())?.map(String)).toHaveLength(44)
    expect(readBundle(Buffer.of(0, 2, 1))).toBeNull()
    expect(readBundle(Buffer.of(0))).toBeNull()
  })
})
