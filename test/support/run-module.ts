import { spawnSync } from 'node:child_process'

/** Runs a few lines in a Node of their own: what never ends in them ends after a while, with a null for `status`. */
export const runModule = (lines: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', lines, '--', ...args], {
    encoding: 'utf8',
    timeout: 10_000,
  })
