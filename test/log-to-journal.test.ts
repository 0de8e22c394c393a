import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLog } from '../src/log.ts'
import { logToJournal } from '../src/log-to-journal.ts'

function entries(fail = false) {
  const written: string[] = []
  const log = logToJournal(3, (_, text) => {
    written.push(text)
    if (fail) throw new Error('EAGAIN')
  })
  return { written, log }
}

describe('the log in the journal', () => {
  it('is an entry for each line, with its priority and its clerk code', () => {
    const { written, log } = entries()
    log.warn({ event: 'failure', code: '7K2M-9PQX' })
    log.info({ event: 'ending', why: 'quit', code: 0 })
    expect(written).toEqual([
      'MESSAGE={"event":"failure","code":"7K2M-9PQX"}\nPRIORITY=4\nSYSLOG_IDENTIFIER=koshin\nKOSHIN_CODE=7K2M-9PQX\n',
      'MESSAGE={"event":"ending","why":"quit","code":0}\nPRIORITY=6\nSYSLOG_IDENTIFIER=koshin\n',
    ])
  })

  it('has no field of anybody else\u2019s making', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { written, log } = entries()
        log.fatal({ text: `${text}\nPRIORITY=0\n`, code: `${text}\nX=1` })
        const names = (written[0] ?? '')
          .trimEnd()
          .split('\n')
          .map((field) => field.split('=')[0])
        expect(names).toEqual(['MESSAGE', 'PRIORITY', 'SYSLOG_IDENTIFIER'])
      }),
    )
  })

  it('fits into a datagram', () => {
    const { written, log } = entries()
    log.fatal({ stack: 'x'.repeat(1_000_000) })
    expect(written[0]?.length).toBeLessThan(33_000)
  })

  it('that is away or full ends nothing', () => {
    const { written, log } = entries(true)
    log.info({ event: 'a' })
    log.info({ event: 'b' })
    expect(written).toHaveLength(2)
  })

  it('is a file where nobody opened a journal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'koshin-log-'))
    const log = openLog(join(folder, 'koshin.log'), Promise.resolve(), {})
    log.info({ event: 'a' })
    await log.flush()
    expect(readFileSync(join(folder, 'koshin.log'), 'utf8')).toContain('"event":"a"')
    rmSync(folder, { recursive: true })
  })
})
