import { grouped } from '../grouped.ts'
import type { ReviewWords } from '../words.ts'

const counted = (days: number) => `${grouped(days)} ${days === 1 ? 'day' : 'days'}`

const outcomes = (what: string) => ({
  allow: what,
  provisional: `${what}: provisional`,
  refuse: `${what}: cannot be renewed`,
})

export const enReview: ReviewWords = {
  current: 'IC card in use',
  new: 'New IC card',
  rows: {
    companyName: 'Company',
    companyAddress: 'Company address',
    cardCompanyName: 'Company on card',
    cardCompanyAddress: 'Address on card',
    holderName: 'Holder',
    holderAddress: 'Holder address',
    serial: 'Serial number',
    issuer: 'Issuer',
    expiry: 'Valid until',
  },
  blank: '(not given)',
  meanings: {
    companyName: () => 'Company: changes',
    companyAddress: () => 'Company address: changes',
    cardCompanyName: () => 'Company on card: changes',
    cardCompanyAddress: () => 'Address on card: changes',
    holderName: () => 'Holder: changes',
    holderAddress: () => 'Holder address: changes',
    serial: () => 'Serial number: because the card is new',
    issuer: () => 'Issuer: another authority',
    expiry: (days) => `Valid until: ${counted(Math.abs(days))} ${days >= 0 ? 'longer' : 'shorter'}`,
  },
  notation: (rows) => `${rows.join(', ')}: only written differently`,
  check: (rows) => `${rows.join(', ')}: different`,
  warnings: {
    'new-expires-first': outcomes('The new IC card expires before the one in use'),
    'company-differs': outcomes('The new IC card names another company'),
    'address-differs': outcomes('The new IC card names another company address'),
    'holder-differs': outcomes('The new IC card names another holder'),
  },
  askStaff: 'Please ask the staff.',
  provisional: 'The renewal will be provisional: neither IC card can log in until the agency has confirmed it.',
  refused: 'You cannot renew to this IC card. Use "Register", or ask the staff. Nothing has been changed.',
  same: 'Nothing differs',
  confirmCompany: 'Make sure that both company names shown for the new IC card are the name of your company.',
  oldCardEnds: 'After the renewal, the IC card in use can no longer log in.',
  position: (first, last, all) => `${first}-${last} / ${all} lines`,
  more: 'Down arrow for more',
  renew: 'Renew',
  back: 'Back',
}
