/** What a status word says, ISO/IEC 7816-4 §5.6. The only place where one is taken apart. */
export type StatusMeaning =
  | { readonly kind: 'done' }
  | { readonly kind: 'more'; readonly length: number } // 61xx: fetch with GET RESPONSE; 256 stands for 'at least that'
  | { readonly kind: 'wrong-le'; readonly le: number } // 6Cxx: send again with this Le
  | { readonly kind: 'wrong-pin'; readonly triesLeft: number }
  | { readonly kind: 'blocked' } // by the try before this one or by an earlier one: 63C0 and 6983, JPKI's 6984
  | { readonly kind: 'pin-needed' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'end-of-file' } // fewer octets than were asked for, or none: the file ends there
  | { readonly kind: 'wrong-length' }
  | { readonly kind: 'refused' }

const EXACT: ReadonlyMap<number, StatusMeaning> = new Map([
  [0x9000, { kind: 'done' }],
  [0x6700, { kind: 'wrong-length' }],
  [0x6982, { kind: 'pin-needed' }],
  [0x6983, { kind: 'blocked' }],
  [0x6984, { kind: 'blocked' }], // what JPKI says where others say 6983
  [0x6282, { kind: 'end-of-file' }],
  [0x6b00, { kind: 'end-of-file' }], // the offset lies outside
  [0x6a82, { kind: 'not-found' }], // file or application
  [0x6a83, { kind: 'not-found' }], // record
  [0x6a88, { kind: 'not-found' }], // referenced data
] as const)

export function meaningOf(statusWord: number): StatusMeaning {
  const low = statusWord & 0xff
  switch (statusWord >> 8) {
    case 0x61:
      return { kind: 'more', length: low === 0 ? 256 : low }
    case 0x6c:
      return { kind: 'wrong-le', le: low === 0 ? 256 : low }
    case 0x63:
      return wrongPin(low)
    default:
      return EXACT.get(statusWord) ?? { kind: 'refused' }
  }
}

/** 63Cx counts the tries left; YubiKey NEO says 630x. Any other 63xx is not about a PIN (6381: file filled up). */
function wrongPin(low: number): StatusMeaning {
  const counts = (low & 0xf0) === 0xc0 || low <= 0x0f
  if (!counts) return { kind: 'refused' }
  const triesLeft = low & 0x0f
  return triesLeft === 0 ? { kind: 'blocked' } : { kind: 'wrong-pin', triesLeft }
}

export const statusWordText = (statusWord: number): string => statusWord.toString(16).padStart(4, '0').toUpperCase()
