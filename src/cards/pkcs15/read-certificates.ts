import { done, failed, type Result } from '../../result.ts'
import type { Candidate } from '../card.ts'
import type { CardFiles } from './card-files.ts'
import type { CertificateEntry } from './certificates.ts'
import { type Candidate as Choice, roleOf } from './choose-key.ts'

export async function readCertificate(files: CardFiles, { value }: CertificateEntry): Promise<Result<Uint8Array>> {
  if ('der' in value) return done(value.der)
  const file = await files.read(value.path, 'object')
  if (!file.ok) return file
  const missing = file.value === null || file.value.length === 0
  return missing ? failed({ kind: 'card.certificate-missing' }) : done(Uint8Array.from(file.value ?? []))
}

const ENOUGH = 128 // octets: the serial number lies within the first 50

/** Whether the certificate's file starts like this one, as far as a piece of it goes. */
export async function holdsCertificate(
  files: CardFiles,
  { value }: CertificateEntry,
  certificate: Uint8Array,
): Promise<Result<boolean>> {
  const start = 'der' in value ? done(value.der) : await files.read(value.path, 'start')
  if (!start.ok) return start
  const octets = (start.value ?? new Uint8Array()).subarray(0, certificate.length)
  return done(octets.length >= ENOUGH && octets.every((octet, at) => octet === certificate[at]))
}

/** Those that could log in too are not chosen, since they come later in EF(PrKDF), and are only shown. */
export async function readCandidates(
  files: CardFiles,
  choices: readonly Choice[],
): Promise<Result<readonly Candidate[]>> {
  const all: Candidate[] = []
  for (const [index, choice] of choices.entries()) {
    const read = await readCertificate(files, choice.certificate)
    if (!read.ok && !ABSENT.has(read.failure.kind)) return read
    all.push({
      role: roleOf(choice),
      logsIn: index === 0,
      certificate: read.ok ? read.value : null,
    })
  }
  return done(all)
}

/** What a card says of a certificate that is not there yet, or that it only shows to who knows its PIN. */
const ABSENT: ReadonlySet<string> = new Set(['card.certificate-missing', 'card.refused'])
