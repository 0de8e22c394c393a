import { selectApplication } from '../../iso7816/commands/select.ts'

/** SP 800-73-4 part 1 §2.2: NIST's RID and the PIX without its version, so that every version answers. */
const PIV_AID = Uint8Array.of(0xa0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00)

export const selectPiv = selectApplication(PIV_AID)
