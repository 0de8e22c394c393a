import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { KioskOptions } from './commands/kiosk-options.ts'

export interface SessionFolder {
  readonly shared: boolean // named by the operator: another program could be given the same
  readonly path: string // journal, log and, when nothing else is said, the registry
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
  if (named) return { path: resolve(named), shared: true, remove: () => {} }
  const launcher = parent()
  const launched = environment.KOSHIN_SESSION
  if (launched) return { path: launched, shared: false, remove: () => void (parent() !== launcher && remove(launched)) }
  const path = mkdtempSync(join(tmpdir(), 'koshin-'))
  return { path, shared: false, remove: () => remove(path) }
}

const remove = (path: string) => rmSync(path, { recursive: true, force: true })
