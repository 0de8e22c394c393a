import type {
  CardStanding,
  CompanyInformation,
  Contact,
  FormContents,
  RegisteredContents,
  RequestChallenge,
  RequestReceipt,
  SearchPolicy,
} from '../../src/types/registration.ts'
import type { PendingRequest } from '../../src/types/visit.ts'
import { NOW } from './renewal-samples.ts'

export const COMPANY: CompanyInformation = {
  companyName: '(株)テスト工務店01',
  companyPostcode: '330-9301',
  companyAddress: '埼玉県さいたま市浦和区高砂3-15-1',
  representativeName: '電子 太郎',
  representativePosition: '代表取締役',
  representativeTelephone: '048-824-2111',
  representativeFax: '048-824-2112',
  departmentName: '営業部',
}

const CONTACT: Contact = {
  name: '営業部契約課',
  postcode: '330-9301',
  address: '埼玉県さいたま市浦和区高砂3-15-1 テストビルディング5階',
  person: '山田 花子',
  telephone: '048-824-2113',
  fax: '048-824-2114',
  mail: 'keiyaku@test-koumuten.example.co.jp',
}

export const CONTENTS: FormContents = {
  representative: CONTACT,
  department: { ...CONTACT, name: '工事部', person: '鈴木 一郎', mail: 'kouji@test-koumuten.example.co.jp' },
}

export const SEARCH: SearchPolicy = { numberLength: 8, secondKey: 'name' }

export const REQUEST: RequestChallenge = {
  request: '2'.repeat(32),
  registry: 'training',
  nonce: `${'A'.repeat(43)}=`,
  kiosk: 'kiosk-1',
  time: '2026-11-23T06:20:00Z',
  expires: '2026-11-23T06:40:00Z',
}

/** For the signature after the login. */
export const NEXT: RequestChallenge = { ...REQUEST, nonce: `${'B'.repeat(43)}=` }

export const REGISTERED: RegisteredContents = {
  number: '00012345',
  companyId: '0000012345',
  company: COMPANY,
  contents: CONTENTS,
  revision: 3,
}

export const requestReceipt = (kind: 'registration' | 'change'): RequestReceipt => ({
  number: '20261124-000001',
  request: REQUEST.request,
  kind,
  outcome: 'completed',
  companyId: kind === 'registration' ? '0000012345' : null,
  time: '2026-11-23T06:25:00Z',
  head: { size: 43, root: `${'A'.repeat(43)}=` },
})

export const pendingOf = (kind: 'registration' | 'change', card = 'c'.repeat(64)): PendingRequest => ({
  kind,
  request: REQUEST.request,
  time: NOW,
  card,
})

export const ACTIVE: CardStanding = { registration: { state: 'active' }, problems: [] }
