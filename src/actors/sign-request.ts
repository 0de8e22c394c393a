import { createHash } from 'node:crypto'
import { canonicalText } from '../form/canonical-text.ts'
import type { Secrets } from '../secret.ts'
import { composeRequestStatement, type RequestMatter } from '../statement/request-statement.ts'
import type { DeskPorts, Matter } from '../types/desk-ports.ts'
import type { FormContents } from '../types/registration.ts'
import { cardSignature, type Signer } from './card-signature.ts'

interface World extends Pick<Signer, 'reader'> {
  readonly secrets: Pick<Secrets, 'card'>
}

/** The kiosk composes the statement from what it showed, as for a renewal. */
export const signRequest =
  ({ reader, secrets }: World): DeskPorts['signRequest'] =>
  async ({ card, challenge, matter }) => {
    const { fingerprint } = card.reading
    const statement = composeRequestStatement({ ...challenge, card: fingerprint, ...signedMatter(matter) })
    return cardSignature({ reader, secret: secrets.card }, card, statement)
  }

function signedMatter(matter: Matter): RequestMatter {
  if (matter.kind === 'login') return matter
  const content = contentHash(matter.contents)
  return matter.kind === 'registration'
    ? { kind: matter.kind, number: matter.number, content }
    : { kind: matter.kind, revision: matter.revision, content }
}

const contentHash = (contents: FormContents): string =>
  createHash('sha256').update(canonicalText(contents), 'utf8').digest('hex')
