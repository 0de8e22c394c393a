import type { SearchPolicy } from '../../../types/registration.ts'
import { displayText } from '../../display-text.ts'
import type { FormWords } from '../form-words.ts'

export const enForm: FormWords = {
  headings: {
    company: 'Company (as qualified; not changed here)',
    representative: 'Main contact (notices are mailed here)',
    department: 'Department that uses the IC card',
  },
  blocks: { representative: 'Main:', department: 'Dept.:' },
  company: {
    companyName: 'Company name',
    companyPostcode: 'Postcode',
    companyAddress: 'Address',
    representativeName: 'Representative',
    representativePosition: 'Position',
    representativeTelephone: 'Telephone',
    representativeFax: 'Fax',
    departmentName: 'Department',
  },
  fields: {
    name: 'Contact (dept.)',
    postcode: 'Postcode',
    address: 'Address',
    person: 'Person',
    telephone: 'Telephone',
    fax: 'Fax',
    mail: 'E-mail',
  },
  search: { number: 'Registration number', name: 'Company name', password: 'Password' },
  searchPrompt: (secondKey) => [
    `Enter the registration number and ${SECOND[secondKey]}, then press "Search".`,
    'The registration number is not the company ID of the electronic bidding system.',
    '',
  ],
  required: 'must be filled in.',
  takes: {
    text: 'Japanese or half-width letters.',
    postcode: 'Half-width, 999-9999.',
    telephone: 'Half-width digits and hyphens.',
    mail: 'Half-width.',
    digits: 'Half-width digits.',
    password: 'Half-width.',
  },
  inputMethod: '半角/全角 key: Japanese/Latin.',
  count: (length, longest) => `${length}/${longest} characters`,
  problems: {
    required: () => 'This must be filled in.',
    'too-long': ({ longest, length }) => `At most ${longest} characters (${length - longest} too many).`,
    'wrong-length': ({ wanted, length }) => `It has ${wanted} digits (now ${length}).`,
    characters: ({ found, offer }) =>
      `These characters cannot be used: ${displayText(found.slice(0, 8).join(' '))}.${offer === null ? ' Please use others.' : ''}`,
    format: ({ of }) => FORMATS[of],
  },
  offer: (offer) => ` F3 makes it "${offer}".`,
  notes: {
    replaced: ({ character }) =>
      `"${displayText(character)}" cannot be used in this system. Write something else for 〓.`,
    full: () => 'No more characters fit in here.',
    'paste-too-long': ({ longest }) => `Too much to paste: this item takes ${longest} characters. Nothing was pasted.`,
    'paste-controls': () =>
      'It has line breaks or other control characters, so it was not pasted. Paste one item at a time.',
    'not-printable': () => 'A password has half-width letters, digits and symbols only.',
    unchanged: () => 'Nothing was changed. If nothing should be, press Esc to cancel.',
  },
  buttons: { search: 'Search', check: 'Check what I entered', back: 'Back' },
  summary: (problems) =>
    `${problems} ${problems === 1 ? 'item needs' : 'items need'} correction. Choose one and press Enter to go there.`,
  elsewhere: (present) => `Changed by somebody else to: ${present}`,
  more: { above: 'more above', below: 'more below' },
}

const SECOND: Readonly<Record<SearchPolicy['secondKey'], string>> = {
  name: 'the company name',
  password: 'the password',
  'name-and-password': 'the company name and the password',
}

const FORMATS = {
  postcode: 'A postcode is written 999-9999, half-width.',
  telephone: 'Half-width digits and hyphens, beginning with the area code.',
  mail: 'This is not an e-mail address.',
  digits: 'Half-width digits only.',
}
