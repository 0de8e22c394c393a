import type { SearchPolicy } from '../../../types/registration.ts'
import { displayText } from '../../display-text.ts'
import type { FormWords } from '../form-words.ts'

export const jaForm: FormWords = {
  headings: {
    company: '企業情報（資格審査情報の登録内容です）',
    representative: '代表窓口情報（指名通知などのメールの送付先です）',
    department: 'ICカード利用部署情報',
  },
  blocks: { representative: '代表窓口', department: '利用部署' },
  company: {
    companyName: '企業名称',
    companyPostcode: '企業郵便番号',
    companyAddress: '企業住所',
    representativeName: '代表者氏名',
    representativePosition: '代表者役職',
    representativeTelephone: '代表電話番号',
    representativeFax: '代表FAX番号',
    departmentName: '部署名',
  },
  fields: {
    name: '連絡先名称(部署名等)',
    postcode: '連絡先郵便番号',
    address: '連絡先住所',
    person: '連絡先氏名',
    telephone: '連絡先電話番号',
    fax: '連絡先FAX番号',
    mail: '連絡先メールアドレス',
  },
  search: { number: '登録番号', name: '商号又は名称', password: 'パスワード' },
  searchPrompt: (secondKey) => [
    `登録番号と${SECOND[secondKey]}を入力して、「検索」を押してください。`,
    '登録番号は、電子入札システムで使用される企業IDとは異なります。',
    '',
  ],
  required: 'の付いた項目は必須項目です。',
  takes: {
    text: '全角文字、または半角英数字で入力します。',
    postcode: '半角 999-9999 の形で入力します。',
    telephone: '半角の数字とハイフンで入力します。',
    mail: '半角で入力します。',
    digits: '半角数字で入力します。',
    password: '半角で入力します。',
  },
  inputMethod: '半角/全角キー: 日本語/英数',
  count: (length, longest) => `${length}/${longest} 文字`,
  problems: {
    required: () => '必須項目です。入力してください。',
    'too-long': ({ longest, length }) => `${longest} 文字以内で入力してください（${length - longest} 文字多いです）。`,
    'wrong-length': ({ wanted, length }) => `${wanted} 桁で入力してください（いま ${length} 桁です）。`,
    characters: ({ found, offer }) =>
      `使えない文字があります: ${displayText(found.slice(0, 8).join(' '))}。${offer === null ? '別の文字で入力してください。' : ''}`,
    format: ({ of }) => FORMATS[of],
  },
  offer: (offer) => `F3で「${offer}」に変換できます。`,
  notes: {
    replaced: ({ character }) =>
      `「${displayText(character)}」はこのシステムで使えない文字です。〓を別の文字に直してください。`,
    full: () => 'これ以上は入力できません。',
    'paste-too-long': ({ longest }) =>
      `貼り付ける文字が多すぎます。この項目は ${longest} 文字までです。貼り付けませんでした。`,
    'paste-controls': () => '改行などの制御文字を含むため、貼り付けませんでした。1項目ずつ貼り付けてください。',
    'not-printable': () => 'パスワードは半角の英数字と記号で入力してください。',
    unchanged: () => '変更した項目がありません。変更しないときは、Escキーで中止してください。',
  },
  buttons: { search: '検索', check: '入力内容確認', back: '戻る' },
  summary: (problems) => `直していただく項目が ${problems} 件あります。Enterキーでその項目へ移ります。`,
  elsewhere: (present) => `ほかの人の変更後: ${present}`,
  more: { above: '上に続きがあります', below: '下に続きがあります' },
}

const SECOND: Readonly<Record<SearchPolicy['secondKey'], string>> = {
  name: '商号又は名称',
  password: 'パスワード',
  'name-and-password': '商号又は名称とパスワード',
}

const FORMATS = {
  postcode: '郵便番号は、半角 999-9999 の形で入力してください。',
  telephone: '半角の数字とハイフンで、市外局番から入力してください。',
  mail: 'メールアドレスの形が正しくありません。',
  digits: '半角数字だけで入力してください。',
}
