import { selectApplication } from '../../iso7816/commands/select.ts'

/** The application of 公的個人認証 on a My Number card; asked to answer nothing, as every published client does. */
const JPKI_AID = Uint8Array.of(0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01)

export const selectJpki = selectApplication(JPKI_AID, 'nothing')
