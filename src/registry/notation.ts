const COMPANY_FORMS = /株式会社|\(株\)|有限会社|\(有\)|合同会社|\(同\)/gu

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
 * Whether two names are the same but for how they are written: width, case, blanks, (株) or 株式会社, 髙 or 高. A hint
 * for warnings only; what is stored and signed is what was written (facts §6 R3).
 */
export const sameName = (left: string, right: string): boolean => plain(left) === plain(right)

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(COMPANY_FORMS, '')
    .replace(/[\s・.,]/gu, '')
    .replace(/./gu, (character) => VARIANTS[character] ?? character)
    .toLowerCase()
