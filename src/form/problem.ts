import { refused } from './characters.ts'
import { converted } from './convert.ts'
import type { FieldKind, FieldRules } from './fields.ts'

/** What is wrong with a value; `offer` is what a key would make of it. */
export type Problem =
  | { readonly kind: 'required' }
  | { readonly kind: 'too-long'; readonly longest: number; readonly length: number }
  | { readonly kind: 'wrong-length'; readonly wanted: number; readonly length: number }
  | { readonly kind: 'characters'; readonly found: readonly string[]; readonly offer: string | null }
  | { readonly kind: 'format'; readonly of: Exclude<FieldKind, 'text'>; readonly offer: string | null }

/** The first thing to put right, or null. */
export function problemOf(rules: FieldRules, value: string): Problem | null {
  const length = Array.from(value).length
  if (value.trim() === '') return rules.optional ? null : { kind: 'required' }
  if (length > rules.longest) return { kind: 'too-long', longest: rules.longest, length }
  const found = refused(value)
  const offer = offerOf(rules, value)
  if (rules.kind === 'text') return found.length === 0 ? null : { kind: 'characters', found, offer }
  if (!FORMATS[rules.kind].test(value)) return { kind: 'format', of: rules.kind, offer }
  return rules.exact !== undefined && length !== rules.exact
    ? { kind: 'wrong-length', wanted: rules.exact, length }
    : null
}

/** Null when converting would change nothing. */
function offerOf(rules: FieldRules, value: string): string | null {
  const offer = converted(rules, value)
  return offer === value ? null : offer
}

const FORMATS: Readonly<Record<Exclude<FieldKind, 'text'>, RegExp>> = {
  postcode: /^\d{3}-\d{4}$/,
  telephone: /^(?=(?:\D*\d){9,15}\D*$)[+(\d][\d()-]*$/, // 9 digits at least, with brackets and hyphens as people write them
  mail: /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?)+$/,
  digits: /^\d+$/,
}
