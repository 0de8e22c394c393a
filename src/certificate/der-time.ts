import { type Element, refuse, TAG } from './der.ts'

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/

/** RFC 5280 §4.1.2.5: whole seconds and Z, nothing else; a date that does not exist is refused, not rolled over. */
export function derTime(element: Element | undefined): Date {
  const text = Buffer.from(element?.content ?? []).toString('latin1')
  if (element?.tag === TAG.utcTime) {
    const [, year = '', ...rest] = UTC_TIME.exec(text) ?? refuse('UTCTime')
    return real(`${Number(year) < 50 ? 20 : 19}${year}`, rest)
  }
  if (element?.tag !== TAG.generalizedTime) refuse('time')
  const [, year = '', ...rest] = GENERALIZED_TIME.exec(text) ?? refuse('GeneralizedTime')
  return real(year, rest)
}

function real(year: string, [month, day, hour, minute, second]: string[]): Date {
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const date = new Date(text)
  if (Number.isNaN(date.getTime()) || date.toISOString() !== text) refuse('no such time')
  return date
}
