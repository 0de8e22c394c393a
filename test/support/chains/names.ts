import { type Der, element, ia5, oid, printable, sequence, set, utf8 } from './der.ts'

/** A name as a list of attributes, one an RDN. */
export type ChainName = readonly Attribute[]

export interface Attribute {
  readonly type: 'C' | 'O' | 'OU' | 'CN' | 'E'
  readonly value: string
  readonly as?: 'printable' | 'utf8' | 'teletex'
}

const TYPES = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3', E: '1.2.840.113549.1.9.1' } as const
const STRINGS = { printable, utf8, teletex: (text: string) => element(0x14, Buffer.from(text, 'latin1')) }

export const nameDer = (name: ChainName): Der =>
  sequence(...name.map(({ type, value, as }) => set(sequence(oid(TYPES[type]), text(type, value, as)))))

function text(type: Attribute['type'], value: string, as: Attribute['as']): Der {
  if (type === 'E') return ia5(value)
  return STRINGS[as ?? (type === 'C' ? 'printable' : 'utf8')](value)
}

/** Another spelling that RFC 5280 §7.1 calls the same name: case, runs of spaces, the kind of string. */
export const respelt = (name: ChainName): ChainName =>
  name.map((attribute) => {
    const value = ` ${attribute.value.toUpperCase().replaceAll(' ', '   ')} `
    const plain = /^[A-Za-z0-9 ]*$/.test(value)
    return attribute.type === 'C' ? attribute : { ...attribute, value, ...(plain && { as: 'printable' as const }) }
  })

/** The name with attributes added at its end: within its subtree (RFC 5280 §4.2.1.10). */
export const below = (name: ChainName, ...attributes: readonly Attribute[]): ChainName => [...name, ...attributes]
