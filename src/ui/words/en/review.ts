import { grouped } from '../grouped.ts'
import type { ReviewWords } from '../words.ts'

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
    expiry: (days) =>
      days >= 0 ? `Valid until: ${grouped(days)} days longer` : `Valid until: ${grouped(-days)} days shorter`,
  },
  check: (rows) => `${rows.join(', ')}: different. Ask the staff before you renew`,
  warnings: {
    'new-expires-first': () => 'The new IC card expires before the one in use',
    'company-differs': ({ policy }) =>
      `The company differs from the registration${policy === 'provisional' ? ' (provisional)' : ''}`,
    'holder-differs': ({ policy }) => `The card holder changes${policy === 'provisional' ? ' (provisional)' : ''}`,
  },
  provisional: 'The renewal will be provisional until the agency has confirmed it',
  same: 'Nothing differs',
  confirmCompany: 'Make sure that the company and the company on the new IC card are the name of your company.',
  oldCardEnds: 'After the renewal, the IC card in use can no longer log in.',
  position: (first, last, all) => `${first}-${last} / ${all} lines`,
  renew: 'Renew',
  back: 'Back',
}
