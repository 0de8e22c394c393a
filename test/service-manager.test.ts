import { describe, expect, it } from 'vitest'
import { tellServiceManager } from '../src/service-manager.ts'

function told(environment: NodeJS.ProcessEnv, fail = false) {
  const written: string[] = []
  const repeated: { run: () => void; milliseconds: number }[] = []
  tellServiceManager(environment, {
    write(file, text) {
      written.push(`${file} ${text}`)
      if (fail) throw new Error('EAGAIN')
    },
    repeat: (run, milliseconds) => repeated.push({ run, milliseconds }),
  })
  return { written, repeated }
}

describe('the service manager', () => {
  it('is told that the screen is there, and then that the loop turns, four times in its limit', () => {
    const { written, repeated } = told({ KOSHIN_NOTIFY_FD: '3', WATCHDOG_USEC: '8000000' })
    expect(written).toEqual(['3 READY=1'])
    expect(repeated.map(({ milliseconds }) => milliseconds)).toEqual([2000])
    repeated[0]?.run()
    expect(written).toEqual(['3 READY=1', '3 WATCHDOG=1'])
  })

  it('that has no watchdog is told only that the screen is there', () => {
    expect(told({ KOSHIN_NOTIFY_FD: '3' })).toEqual({ written: ['3 READY=1'], repeated: [] })
  })

  it('that does not listen does not end the program', () => {
    const { written, repeated } = told({ KOSHIN_NOTIFY_FD: '3', WATCHDOG_USEC: '8000000' }, true)
    repeated[0]?.run()
    expect(written).toHaveLength(2)
  })

  it('is not there when a person starts the program', () => {
    expect(told({ WATCHDOG_USEC: '8000000' })).toEqual({ written: [], repeated: [] })
  })
})
