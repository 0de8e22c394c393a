import { describe, expect, it } from 'vitest'
import { waysTo } from '../../../src/cards/pkcs15/select-path.ts'
import { selectApdu } from '../../../src/iso7816/commands/select-file.ts'
import { text } from '../../support/hex.ts'

const AID = 'A000000063504B43532D3135'
const named = { root: '3F005015', aid: AID }
const placed = { root: '3F005015' }

/** P1 and data of the SELECTs. */
const ways = (...asked: Parameters<typeof waysTo>) =>
  waysTo(...asked).map((way) =>
    way
      .map((address) => selectApdu(address, 'nothing'))
      .map(({ p1, data }) => `${p1}:${text(data ?? new Uint8Array())}`)
      .join(' '),
  )

const FROM_ROOT = ['8:50154402', '0:3F00 0:5015 0:4402']

describe('a file is selected', () => {
  it.each([
    ['in the current DF', '3F0050154402', placed, '3F005015', ['2:4402', '0:4402', ...FROM_ROOT]],
    ['from elsewhere, by path', '3F0050154402', placed, '3F00', FROM_ROOT],
    ['from elsewhere, by name', '3F0050154402', named, undefined, [`4:${AID} 2:4402`, `4:${AID} 0:4402`, ...FROM_ROOT]],
    [
      'below a DF',
      '3F00501544024403',
      named,
      '3F005015',
      ['9:44024403', '8:501544024403', '0:3F00 0:5015 0:4402 0:4403'],
    ],
    ['that is the DF', '3F005015', named, undefined, [`4:${AID}`, '8:5015', '0:3F00 0:5015']],
    ['that is the root', '3F00', placed, '3F005015', ['0:3F00']],
  ] as const)('%s', (_name, path, home, current, expected) => {
    expect(ways(path, home, current)).toEqual(expected)
  })
})
