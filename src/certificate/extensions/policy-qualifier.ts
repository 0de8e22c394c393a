import { anyValue } from '../any-value.ts'
import { children, type Element, expectTag, integerOctets, refuse, TAG } from '../der.ts'
import { oidText } from '../der-values.ts'

const CPS = '1.3.6.1.5.5.7.2.1'
const USER_NOTICE = '1.3.6.1.5.5.7.2.2'
const IA5 = 0x16
const DISPLAY_TEXT: readonly number[] = [IA5, 0x1a, 0x1e, 0x0c] // IA5String, VisibleString, BMPString, UTF8String

/** RFC 5280 §4.2.1.4, PolicyQualifierInfo: it is for people, and read only to be sound. */
export function checkPolicyQualifier(element: Element) {
  const [type, value, ...rest] = children(expectTag(element, TAG.sequence))
  const oid = oidText(type)
  if (!value || rest.length > 0) refuse('policy qualifier')
  if (oid === CPS) expectTag(value, IA5)
  if (oid === USER_NOTICE) checkNotice(value)
  anyValue(value)
}

/** NoticeReference OPTIONAL, explicitText OPTIONAL. */
function checkNotice(element: Element) {
  const members = children(expectTag(element, TAG.sequence))
  const [reference, ...others] = members[0]?.tag === TAG.sequence ? members : [null, ...members]
  const [text, ...rest] = others
  if (rest.length > 0) refuse('user notice')
  if (reference) checkReference(reference)
  if (text) checkText(text)
}

function checkReference(element: Element) {
  const [organization, numbers, ...rest] = children(element)
  if (!organization || rest.length > 0) refuse('notice reference')
  checkText(organization)
  for (const number of children(expectTag(numbers, TAG.sequence))) integerOctets(number)
}

const checkText = (element: Element) => (DISPLAY_TEXT.includes(element.tag) ? anyValue(element) : refuse('no text'))
