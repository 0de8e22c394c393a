import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { KioskOptions } from './commands/kiosk-options.ts'

export interface SessionFolder {
  readonly path: string // journal, log and, when nothing else is said, the registry
  remove(): void // does nothing unless the folder was made here
}

/**
 * The folder that was named, else the registry's, else the launcher's, which outlives a crash of the program and lets it
 * find a renewal that was under way, else one of our own.
 */
export function sessionFolder({ data, registry }: KioskOptions, environment: NodeJS.ProcessEnv): SessionFolder {
  const named = data ?? (registry.kind === 'sqlite' ? dirname(resolve(registry.path)) : environment.KOSHIN_SESSION)
  if (named) return { path: resolve(named), remove: () => {} }
  const path = mkdtempSync(join(tmpdir(), 'koshin-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
