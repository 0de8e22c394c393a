import { parseArgs } from 'node:util'
import { EXIT, type Refusal } from '../../exit.ts'
import { type CheckCase, checkCase } from './check-case.ts'

export type CertificateOptions =
  | { readonly command: 'show'; readonly file: string }
  | { readonly command: 'check'; readonly question: CheckCase }
  | { readonly command: 'batch'; readonly file: string }

export const CERTIFICATE_USAGE = `koshin certificate show FILE
koshin certificate check FILE --anchors DIR [--intermediates DIR] [--crls DIR] [--at TIME] [--profile card|path]
       [--policy OID]... [--explicit-policy] [--inhibit-policy-mapping] [--inhibit-any-policy] [--no-revocation]
koshin certificate check --batch FILE

  show   what the review screen shows of a certificate
  check  whether it is accepted: RFC 5280 path validation, with the CRLs given and nothing from the network
  --anchors, --intermediates, --crls  a file, or a folder whose files are all read (but README and hidden ones)
  --at            RFC 3339; without it now
  --profile       card (the default): also what a card that logs in has to be; path: RFC 5280 alone
  --policy        the initial policy set, several times for several; without it any policy
  --no-revocation no CRL is looked for; else a missing or stale one refuses
  --batch         one JSON case a line: {id, leaf, anchors: [], intermediates: [], crls: [], at, profile, policies: [],
                  explicitPolicy, inhibitPolicyMapping, inhibitAnyPolicy, noRevocation}, all but leaf and anchors
                  optional, files by path; answers {id, decision, reason, milliseconds} a line, in order. A line or
                  file that cannot be read is answered too: refuse, "unreadable" and a "problem". Each file is read once

Files are PEM or DER. JSON on standard output: {decision: "accept" | "refuse", reason, path: [{fingerprint, subject}]},
the certificate first and the anchor last. An intermediate that is no certificate is left out: it is a path less.
Exit codes: 0 accepted, ${EXIT.refused} refused, ${EXIT.usage} unreadable or usage; a batch ends with 0 when every line was answered.
`

const TEXT = { type: 'string' } as const
const FLAG = { type: 'boolean' } as const
const CHECK_FLAGS = {
  anchors: TEXT,
  intermediates: TEXT,
  crls: TEXT,
  at: TEXT,
  profile: TEXT,
  policy: { type: 'string', multiple: true },
  'explicit-policy': FLAG,
  'inhibit-policy-mapping': FLAG,
  'inhibit-any-policy': FLAG,
  'no-revocation': FLAG,
  batch: TEXT,
} as const

/** What follows `koshin certificate`, understood, or the sentence that says what is wrong with it. */
export function certificateOptions([command = '', ...args]: readonly string[]): CertificateOptions | Refusal {
  try {
    if (command === 'show') return showOptions(args)
    if (command === 'check') return checkOptions(args)
  } catch (error) {
    return usage((error as Error).message)
  }
  return usage(command === '' ? 'show or check?' : `not a command: ${command}`)
}

function showOptions(args: readonly string[]): CertificateOptions | Refusal {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const [file, ...more] = positionals
  return file && more.length === 0 ? { command: 'show', file } : usage('one FILE')
}

function checkOptions(args: readonly string[]): CertificateOptions | Refusal {
  const { values, positionals } = parseArgs({ args: [...args], options: CHECK_FLAGS, allowPositionals: true })
  if (values.batch !== undefined) {
    const alone = Object.keys(values).length === 1 && positionals.length === 0
    return alone ? { command: 'batch', file: values.batch } : usage('--batch FILE stands alone')
  }
  const [file, ...more] = positionals
  if (!file || more.length > 0) return usage('one FILE')
  if (!values.anchors) return usage('--anchors DIR is missing')
  const question = questionOf(file, values.anchors, values)
  return typeof question === 'string' ? usage(`--${question}`) : { command: 'check', question }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof CHECK_FLAGS }>>['values']

const questionOf = (leaf: string, anchors: string, values: Values): CheckCase | string =>
  checkCase({
    leaf,
    anchors: [anchors],
    intermediates: values.intermediates === undefined ? [] : [values.intermediates],
    crls: values.crls === undefined ? [] : [values.crls],
    at: values.at,
    profile: values.profile,
    policies: values.policy,
    explicitPolicy: values['explicit-policy'],
    inhibitPolicyMapping: values['inhibit-policy-mapping'],
    inhibitAnyPolicy: values['inhibit-any-policy'],
    noRevocation: values['no-revocation'],
  })

const usage = (problem: string): Refusal => ({ code: EXIT.usage, sentence: `${problem}\n\n${CERTIFICATE_USAGE}` })
