import type { HeadMemory } from '../../src/registry/believing.ts'

/** A kiosk's memory of the registry's log that has seen nothing yet. */
export function headMemory(): HeadMemory & { kept: string | null } {
  const here = {
    kept: null as string | null,
    read: () => here.kept,
    write(text: string) {
      here.kept = text
    },
  }
  return here
}
