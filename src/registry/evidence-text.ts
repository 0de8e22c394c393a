import { base64, fromBase64 } from './log/octets.ts'

/** One line of an evidence text; a name may come more than once. */
export type EvidenceLine = readonly [name: string, value: string]

/** Text between `begin-NAME` and `end-NAME`; only what a strict grammar has passed, so that the end is the end. */
export interface EvidenceBlock {
  readonly block: string
  readonly text: string
}

/** facts/evidence.md §3.1. */
export interface EvidenceText {
  readonly salt: Uint8Array // 32 octets; lets the text be erased one day without its hash telling what it was
  readonly time: string
  readonly body: readonly (EvidenceLine | EvidenceBlock)[]
}

export const writeEvidence = ({ salt, time, body }: EvidenceText): string =>
  [
    FIRST,
    `salt ${base64(salt)}`,
    `time ${time}`,
    ...body.map((part) => ('block' in part ? block(part) : part.join(' '))),
    '',
  ].join('\n')

const FIRST = 'koshin-evidence/v1'

const block = ({ block, text }: EvidenceBlock): string => `begin-${block}\n${text}end-${block}`

/** Null for any text that `writeEvidence` would not give. */
export function readEvidence(text: string): EvidenceText | null {
  const [, saltLine = '', timeLine = '', ...lines] = text.split('\n')
  const salt = saltLine.startsWith('salt ') ? fromBase64(saltLine.slice('salt '.length), 32) : null
  if (!salt || lines.pop() !== '') return null
  const read = { salt, time: timeLine.slice('time '.length), body: parts(lines) }
  return writeEvidence(read) === text ? read : null
}

function parts(lines: readonly string[]): (EvidenceLine | EvidenceBlock)[] {
  const body: (EvidenceLine | EvidenceBlock)[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const name = line.startsWith('begin-') ? line.slice('begin-'.length) : null
    const end = name === null ? -1 : lines.indexOf(`end-${name}`, at)
    if (name === null || end < 0) {
      const blank = line.indexOf(' ')
      body.push([line.slice(0, Math.max(blank, 0)), line.slice(blank + 1)])
    } else {
      body.push({
        block: name,
        text: lines
          .slice(at + 1, end)
          .map((each) => `${each}\n`)
          .join(''),
      })
      at = end
    }
  }
  return body
}

/** The value of the only line of this name; null when there is none or more than one. */
export function lineOf({ body }: EvidenceText, name: string): string | null {
  const values = linesOf({ body }, name)
  return values.length === 1 ? (values[0] ?? null) : null
}

export const linesOf = ({ body }: Pick<EvidenceText, 'body'>, name: string): string[] =>
  body.flatMap((part) => ('block' in part || part[0] !== name ? [] : [part[1]]))

export function blockOf({ body }: EvidenceText, name: string): string | null {
  const blocks = body.flatMap((part) => ('block' in part && part.block === name ? [part.text] : []))
  return blocks.length === 1 ? (blocks[0] ?? null) : null
}
