import { createPrivateKey, createPublicKey } from 'node:crypto'
import 'reflect-metadata' // tsyringe, which x509 stands on, throws without it
import {
  AuthorityKeyIdentifierExtension,
  type Extension,
  X509CertificateGenerator,
  type X509CrlCreateParams,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509'
import { toHex } from '../tlv.ts'
import type { Recipe } from './catalogue.ts'
import { authorityExtensions, cardExtensions, crlNumber, keyIdentifiers, toName } from './extensions.ts'
import { startOfDay } from './japan-time.ts'
import type { DistinguishedName } from './names.ts'
import { authorityValidity, revocationListTimes, type Validity } from './validity.ts'

/** The sample certification authority; everything is DER. */
export interface Authority {
  certifyItself(): Promise<Uint8Array>
  certify(recipe: Recipe, privateKey: string): Promise<Uint8Array>
  revoke(serials: readonly bigint[]): Promise<Uint8Array>
}

type Signer = Pick<X509CrlCreateParams, 'issuer' | 'signingKey' | 'signingAlgorithm'>

interface Subject {
  readonly serial: bigint
  readonly name: DistinguishedName
  readonly validity: Validity
  readonly publicKey: Uint8Array
  readonly extensions: readonly Extension[]
}

export async function createAuthority(privateKey: string, name: DistinguishedName, now: Date): Promise<Authority> {
  const ownKey = publicKeyOf(privateKey)
  const number = BigInt(Math.floor(now.getTime() / 1000)) // what is issued later has the greater number
  const signerWith = async (hash: Recipe['hash']): Promise<Signer> => {
    const signingAlgorithm = { name: 'RSASSA-PKCS1-v1_5', hash }
    const key = await crypto.subtle.importKey('pkcs8', privateOctets(privateKey), signingAlgorithm, false, ['sign'])
    return { issuer: toName(name), signingKey: key, signingAlgorithm }
  }
  const signer = await signerWith('SHA-256')
  return {
    certifyItself: () =>
      sign(signer, ownKey, {
        serial: number,
        name,
        validity: authorityValidity(now),
        publicKey: ownKey,
        extensions: authorityExtensions(),
      }),
    certify: async ({ serial, holder, validity, hash }, cardKey) =>
      sign(await signerWith(hash), ownKey, {
        serial,
        name: holder.subject,
        validity: validity(now),
        publicKey: publicKeyOf(cardKey),
        extensions: cardExtensions(holder.alternative),
      }),
    async revoke(serials) {
      const identifier = await AuthorityKeyIdentifierExtension.create(Buffer.from(ownKey))
      const list = await X509CrlGenerator.create({
        ...signer,
        ...revocationListTimes(now),
        entries: serials.map((serial) => revocation(serial, now)),
        extensions: [identifier, crlNumber(number)],
      })
      return new Uint8Array(list.rawData)
    },
  }
}

async function sign(signer: Signer, issuerKey: Uint8Array, subject: Subject): Promise<Uint8Array> {
  const certificate = await X509CertificateGenerator.create({
    ...signer,
    ...subject.validity,
    serialNumber: toHex(subject.serial),
    subject: toName(subject.name),
    publicKey: Buffer.from(subject.publicKey),
    extensions: [...subject.extensions, ...(await keyIdentifiers(subject.publicKey, issuerKey))],
  })
  return new Uint8Array(certificate.rawData)
}

/** Always with a reason: the library would write an empty list of entry extensions, which DER does not allow. */
const revocation = (serial: bigint, now: Date) => ({
  serialNumber: toHex(serial),
  revocationDate: startOfDay(now),
  reason: X509CrlReason.keyCompromise,
})

const publicKeyOf = (privateKey: string): Uint8Array =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'der' })

const privateOctets = (privateKey: string) =>
  Buffer.from(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' }))
