import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { KioskOptions } from './commands/kiosk-options.ts'

export interface SessionFolder {
  readonly shared: boolean // named by the operator: another program could be given the same
  readonly path: string // journal, log and, when nothing else is said, the registry
  readonly operator: string // what the staff and the kiosk write for each other (src/operator)
  readonly remove: () => void // where nobody else will: the launcher removes its own unless it was killed
}

/**
 * The folder that was named, else the registry's, else the launcher's, which outlives a crash of the program and lets it
 * find a renewal that was under way, else one of our own.
 */
export function sessionFolder(
  { data, registry }: KioskOptions,
  environment: NodeJS.ProcessEnv,
  parent: () => number, // process id
): SessionFolder {
  const named = data ?? (registry.kind === 'sqlite' ? dirname(resolve(registry.path)) : null)
  if (named) return { path: resolve(named), operator: resolve(named), shared: true, remove: () => {} }
  const state = environment.STATE_DIRECTORY // systemd.exec(5): where `koshin kiosk-control` looks on an installed kiosk
  const launcher = parent()
  const launched = environment.KOSHIN_SESSION
  if (launched) {
    const abandoned = () => parent() !== launcher
    return {
      path: launched,
      operator: state ?? launched,
      shared: false,
      remove: () => void (abandoned() && remove(launched)),
    }
  }
  const path = mkdtempSync(join(tmpdir(), 'koshin-'))
  return { path, operator: state ?? path, shared: false, remove: () => remove(path) }
}

const remove = (path: string) => rmSync(path, { recursive: true, force: true })
