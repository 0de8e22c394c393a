import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { Extension, X509CrlCreateParams } from '@peculiar/x509'
import { toHex } from '../tlv.ts'
import type { Recipe } from './catalogue.ts'
import { authorityExtensions, cardExtensions, crlNumber, keyIdentifiers, toName, type X509 } from './extensions.ts'
import { startOfDay } from './japan-time.ts'
import { AUTHORITY, type DistinguishedName } from './names.ts'
import { authorityValidity, revocationListTimes, type Validity } from './validity.ts'

/** The sample certification authority; everything is DER. */
export interface Authority {
  certifyItself(): Promise<Uint8Array>
  certify(recipe: Recipe, privateKey: string): Promise<Uint8Array>
  revoke(serials: readonly bigint[]): Promise<Uint8Array>
}

const SIGNING = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

type Signer = Pick<X509CrlCreateParams, 'issuer' | 'signingKey' | 'signingAlgorithm'>

interface Subject {
  readonly serial: bigint
  readonly name: DistinguishedName
  readonly validity: Validity
  readonly publicKey: Uint8Array
  readonly extensions: readonly Extension[]
}

export async function createAuthority(privateKey: string, now: Date): Promise<Authority> {
  await import('reflect-metadata') // tsyringe, which x509 stands on, throws without it
  const x509 = await import('@peculiar/x509')
  const ownKey = publicKeyOf(privateKey)
  const number = BigInt(Math.floor(now.getTime() / 1000)) // what is issued later has the greater number
  const signer: Signer = {
    issuer: toName(x509, AUTHORITY),
    signingKey: await crypto.subtle.importKey('pkcs8', privateOctets(privateKey), SIGNING, false, ['sign']),
    signingAlgorithm: SIGNING,
  }
  return {
    certifyItself: () =>
      sign(x509, signer, ownKey, {
        serial: number,
        name: AUTHORITY,
        validity: authorityValidity(now),
        publicKey: ownKey,
        extensions: authorityExtensions(x509),
      }),
    certify: ({ serial, holder, validity }, cardKey) =>
      sign(x509, signer, ownKey, {
        serial,
        name: holder.subject,
        validity: validity(now),
        publicKey: publicKeyOf(cardKey),
        extensions: cardExtensions(x509, holder.alternative),
      }),
    async revoke(serials) {
      const identifier = await x509.AuthorityKeyIdentifierExtension.create(Buffer.from(ownKey))
      const list = await x509.X509CrlGenerator.create({
        ...signer,
        ...revocationListTimes(now),
        entries: serials.map((serial) => revocation(x509, serial, now)),
        extensions: [identifier, crlNumber(x509, number)],
      })
      return new Uint8Array(list.rawData)
    },
  }
}

async function sign(x509: X509, signer: Signer, issuerKey: Uint8Array, subject: Subject): Promise<Uint8Array> {
  const certificate = await x509.X509CertificateGenerator.create({
    ...signer,
    ...subject.validity,
    serialNumber: toHex(subject.serial),
    subject: toName(x509, subject.name),
    publicKey: Buffer.from(subject.publicKey),
    extensions: [...subject.extensions, ...(await keyIdentifiers(x509, subject.publicKey, issuerKey))],
  })
  return new Uint8Array(certificate.rawData)
}

/** Always with a reason: the library would write an empty list of entry extensions, which DER does not allow. */
const revocation = (x509: X509, serial: bigint, now: Date) => ({
  serialNumber: toHex(serial),
  revocationDate: startOfDay(now),
  reason: x509.X509CrlReason.keyCompromise,
})

const publicKeyOf = (privateKey: string): Uint8Array =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'der' })

const privateOctets = (privateKey: string) =>
  Buffer.from(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' }))
