import { expect, it } from 'vitest'
import { JPKI_PAD_PIN } from '../../src/cards/jpki/pin.ts'
import { PIV_PIN_BLOCK } from '../../src/cards/piv/pin.ts'
import type { PinBlock } from '../../src/iso7816/pin-pad.ts'
import { pinVerifyStructure } from '../../src/reader/pin-verify-structure.ts'
import { hex, text } from '../support/hex.ts'

const ISO9564: PinBlock = {
  digits: 'bcd',
  minLength: 4,
  maxLength: 12,
  fill: hex('20FFFFFFFFFFFFFF'),
  counted: true,
}

/** Format, block and length octets as readers were given them by others: 82 04 00 in libccid's example, 89 47 04 for Belgian cards. */
it.each([
  ['PIV', PIV_PIN_BLOCK, '0020008008FFFFFFFFFFFFFFFF', '5A00 820800 0806 0201 0904 00000000 0D000000'],
  ['JPKI', JPKI_PAD_PIN.block, '0020008004FFFFFFFF', '5A00 820400 0404 0201 0904 00000000 09000000'],
  ['ISO 9564-1', ISO9564, '002000010820FFFFFFFFFFFFFF', '5A00 894704 0C04 0201 0904 00000000 0D000000'],
])('is what PC/SC part 10 says, for %s', (_name, block, command, header) => {
  const structure = pinVerifyStructure({ command: hex(command), block }, 90)
  expect(text(structure)).toBe(header.replaceAll(' ', '') + command)
})
