/** What NFKC leaves of ㈱, ㍿ and （株）. Which form it is, and whether it stands first or last, makes another company. */
const COMPANY_FORMS: Readonly<Record<string, string>> = {
  '(株)': '株式会社',
  '(有)': '有限会社',
  '(同)': '合同会社',
  '(資)': '合資会社',
  '(名)': '合名会社',
}

/** Variants that NFKC keeps apart and clerks write either way. */
const VARIANTS: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  德: '徳',
  邊: '辺',
  邉: '辺',
  齋: '斎',
  濵: '浜',
  濱: '浜',
}

/**
 * Whether two names are the same but for how they are written: width, case, blanks, (株) or 株式会社, 髙 or 高, a chosen
 * glyph. A hint for warnings only; what is stored and signed is what was written (facts/e-bidding.md §6 R3). Look-alikes such as
 * カ and 力 are other names.
 */
export const sameName = (left: string, right: string): boolean => left === right || plain(left) === plain(right)

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Variation_Selector}/gu, '') // 辻 with one dot or two: both are shown alike
    .replace(/\([株有同資名]\)/gu, (form) => COMPANY_FORMS[form] ?? form)
    .replace(/[\s・.,]/gu, '')
    .replace(/./gu, (character) => VARIANTS[character] ?? character)
    .toLowerCase()
