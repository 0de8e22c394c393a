import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WrittenChain } from './written-chain.ts'

/** What certificates.md §2.1 found: A strict, B strict with all of CRLs, C without -x509_strict. */
export const SETTINGS = {
  A: ['-x509_strict', '-policy_check', '-crl_check_all'],
  B: ['-x509_strict', '-policy_check', '-crl_check_all', '-extended_crl', '-use_deltas'],
  C: ['-policy_check', '-crl_check_all', '-extended_crl', '-use_deltas'],
} as const

export type Setting = keyof typeof SETTINGS

export interface OpensslAnswer {
  readonly accepts: boolean
  readonly says: string // the first error
}

export interface OpensslJudge {
  verify(chain: WrittenChain, setting: Setting): Promise<OpensslAnswer>
  close(): void
}

/** `openssl verify` as a judge: one process of about 10 ms a question. */
export function openOpenssl(): OpensslJudge {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-test-openssl-'))
  let question = 0
  return {
    verify(chain, setting) {
      const at = (name: string) => join(folder, `${question}-${name}.pem`)
      question += 1
      const args = ['verify', ...SETTINGS[setting].filter((flag) => isAsked(flag, chain)), ...argumentsOf(chain)]
      // -trusted would not do: for the path of a CRL's own signer OpenSSL looks into the store alone.
      args.push('-no-CApath', '-no-CAstore', '-CAfile', write(at('anchors'), 'CERTIFICATE', chain.anchors))
      if (chain.intermediates.length > 0) args.push('-untrusted', write(at('pool'), 'CERTIFICATE', chain.intermediates))
      if (chain.crls.length > 0) args.push('-CRLfile', write(at('crls'), 'X509 CRL', chain.crls))
      args.push(write(at('leaf'), 'CERTIFICATE', [chain.leaf]))
      return ask(args)
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}

const isAsked = (flag: string, { revocation }: WrittenChain): boolean =>
  revocation === 'refuse' || !/crl|deltas/.test(flag)

/** Without -policy the default set fails explicit-policy cases (certificates.md §2.1). */
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

const ask = (args: readonly string[]): Promise<OpensslAnswer> =>
  new Promise((resolve, reject) => {
    execFile('openssl', args, { encoding: 'utf8' }, (error, _, complaint) => {
      if (error && typeof error.code !== 'number') return reject(error) // killed, or there is no openssl
      const says = /error .*?lookup: *(.*)|^(.*(?:routines|unable).*)$/m.exec(complaint)
      resolve({ accepts: !error, says: (says?.[1] ?? says?.[2] ?? complaint).trim() })
    })
  })
