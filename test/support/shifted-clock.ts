import { existsSync, globSync } from 'node:fs'

/** Debian: in the folder of the machine's architecture. */
const LIBRARY = globSync('/usr/lib/*/faketime/libfaketime.so.1').find((path) => existsSync(path))

/** The environment of a program whose clock is off: libfaketime stands under libc, so that TLS goes by it too. */
export function shiftedClock(seconds: number): Record<string, string> {
  if (LIBRARY === undefined) throw new Error('libfaketime is not installed: apt-get install libfaketime')
  const offset = `${seconds < 0 ? '' : '+'}${seconds}`
  return { LD_PRELOAD: LIBRARY, FAKETIME: offset, FAKETIME_DONT_FAKE_MONOTONIC: '1' }
}

/** Says why, and in CI, where nothing may be skipped, skips nothing. */
export function skipWithoutShiftedClock(): boolean {
  if (LIBRARY !== undefined || process.env.CI === 'true') return false
  process.stderr.write('skipped, libfaketime is not installed (apt-get install libfaketime)\n')
  return true
}
