import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of programs that stand for CUPS's on a PATH, and what they were given. */
export interface FakeCups {
  readonly environment: NodeJS.ProcessEnv
  readonly printed: () => Buffer | null
  readonly calls: () => readonly string[]
  readonly remove: () => void
}

interface Behaviour {
  readonly lp?: string // shell, after the call was written down
  readonly lpstat?: string
  readonly cancel?: string
}

/** As CUPS 2.4.2 answers: taken, and gone from its queue at the first look. */
const TAKES = 'cat > "$folder/printed"\necho "request id is office-12 (0 file(s))"'

export function fakeCups({ lp = TAKES, lpstat = '', cancel = '' }: Behaviour = {}): FakeCups {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-cups-'))
  for (const [name, does] of Object.entries({ lp, lpstat, cancel })) {
    const head = `#!/bin/sh\nfolder='${folder}'\necho "${name} $*" >> "$folder/calls"\n`
    writeFileSync(join(folder, name), `${head}${does}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : null)
  return {
    environment: { PATH: `${folder}:${process.env.PATH}` },
    printed: () => read('printed'),
    calls: () => read('calls')?.toString().trim().split('\n') ?? [],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
