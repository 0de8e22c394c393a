import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WrittenChain } from './written-chain.ts'

/** What facts/certificates.md §2.1 found: A strict, B strict with all of CRLs, C without -x509_strict. */
export const SETTINGS = {
  A: ['-x509_strict', '-policy_check', '-crl_check_all'],
  B: ['-x509_strict', '-policy_check', '-crl_check_all', '-extended_crl', '-use_deltas'],
  C: ['-policy_check', '-crl_check_all', '-extended_crl', '-use_deltas'],
} as const

export type Setting = keyof typeof SETTINGS

export interface OpensslAnswer {
  readonly accepts: boolean
  readonly says: string // 'accept', or the first error
  readonly depth: number // of the certificate it is about, 0 for the leaf; -1 where it is about none
}

export interface OpensslJudge {
  verify(chain: WrittenChain, setting: Setting): Promise<OpensslAnswer>
  close(): void
}

/** `openssl verify` as a judge: one process of about 10 ms a question. */
export function openOpenssl(): OpensslJudge {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-test-openssl-'))
  const free: string[] = [] // sets of files that nobody asks about now
  let sets = 0
  return {
    async verify(chain, setting) {
      const files = free.pop() ?? join(folder, `${sets++}`)
      const answer = await ask(argumentsFor(chain, setting, files))
      free.push(files)
      return answer
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}

function argumentsFor(chain: WrittenChain, setting: Setting, files: string): string[] {
  const { leaf, anchors, intermediates, crls } = chain
  const certificates = (name: string, ders: readonly Uint8Array[]) => write(`${files}-${name}`, 'CERTIFICATE', ders)
  return [
    'verify',
    ...SETTINGS[setting].filter((flag) => isAsked(flag, chain)),
    ...argumentsOf(chain),
    // -trusted would not do: for the path of a CRL's own signer OpenSSL looks into the store alone.
    ...['-no-CApath', '-no-CAstore', '-CAfile', certificates('anchors', anchors)],
    ...(intermediates.length > 0 ? ['-untrusted', certificates('pool', intermediates)] : []),
    ...(crls.length > 0 ? ['-CRLfile', write(`${files}-crls`, 'X509 CRL', crls)] : []),
    certificates('leaf', [leaf]),
  ]
}

const isAsked = (flag: string, { revocation }: WrittenChain): boolean =>
  revocation === 'refuse' || !/crl|deltas/.test(flag)

/** Without -policy the default set fails explicit-policy cases (facts/certificates.md §2.1). */
function argumentsOf({ at, profile, policies }: WrittenChain): string[] {
  return [
    '-attime',
    `${Math.floor(at.getTime() / 1000)}`,
    ...(profile === 'card' ? ['-auth_level', '2'] : ['-auth_level', '0']),
    ...policies.initial.flatMap((policy) => ['-policy', policy]),
    ...(policies.explicitPolicy ? ['-explicit_policy'] : []),
    ...(policies.inhibitPolicyMapping ? ['-inhibit_map'] : []),
    ...(policies.inhibitAnyPolicy ? ['-inhibit_any'] : []),
  ]
}

function write(path: string, label: string, ders: readonly Uint8Array[]): string {
  const pem = (der: Uint8Array) =>
    `-----BEGIN ${label}-----\n${Buffer.from(der)
      .toString('base64')
      .replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`
  writeFileSync(path, ders.map(pem).join(''))
  return path
}

const ERROR = /error \d+ at (\d+) depth lookup: *(.*)/

/**
 * An error that is printed is a refusal, whatever the exit code says: the command forgives what it finds about the
 * signer of a CRL.
 */
const ask = (args: readonly string[]): Promise<OpensslAnswer> =>
  new Promise((resolve, reject) => {
    execFile(
      'openssl',
      args,
      { encoding: 'utf8', env: { ...process.env, OPENSSL_CONF: '/dev/null' } },
      (error, _, complaint) => {
        if (error && typeof error.code !== 'number') return reject(error) // killed, or there is no openssl
        const [, depth, found] = ERROR.exec(complaint) ?? []
        const accepts = !error && found === undefined
        resolve({
          accepts,
          says: accepts ? 'accept' : (found ?? withoutAddress(complaint)),
          depth: Number(depth ?? -1),
        })
      },
    )
  })

const withoutAddress = (complaint: string): string => complaint.trim().replace(/^[0-9A-F]+:/, '')
