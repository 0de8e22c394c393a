import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deadExports } from './support/dead-exports.ts'

/** A folder is a box, an import is an arrow (design §3). Each box lists the boxes it may import besides itself. */
const ARROWS: Record<string, readonly string[]> = {
  machines: ['src/failure', 'src/form', 'src/result', 'src/types'],
  'src/failure': [],
  'src/result': ['src/failure'],
  'src/secret': ['src/types'],
  'src/statement': [],
  'src/exit': [],
  'src/service-manager': [],
  'src/journal': ['src/make-folder', 'src/synced-file', 'src/types'],
  'src/synced-file': [],
  'src/head-file': ['src/synced-file'],
  'src/log': ['src/log-to-journal'],
  'src/log-to-journal': [],
  'src/folder-lock': ['src/make-folder'],
  'src/make-folder': [],
  'src/ways-out': ['src/exit'],
  'src/late-ports': ['src/types'],
  'src/open-registry': ['src/certificate', 'src/commands', 'src/exit', 'src/registry', 'src/settings', 'src/virtual'],
  // The half of the composition root that is loaded after the first frame: everything but machines and screens.
  'src/world': [
    'src/actors',
    'src/certificate',
    'src/commands',
    'src/exit',
    'src/head-file',
    'src/journal',
    'src/log',
    'src/open-registry',
    'src/reader',
    'src/receipt',
    'src/registry',
    'src/secret',
    'src/self-test',
    'src/settings',
    'src/types',
    'src/virtual',
    'src/ways-out',
  ],
  // What is printed has the words and the escapes of the screen.
  'src/receipt': ['src/failure', 'src/form', 'src/types', 'src/ui'],
  'src/settings': ['src/certificate', 'src/exit', 'src/operator', 'src/registry', 'src/types'],
  'src/operator': ['src/exit', 'src/types'],
  'src/session-folder': ['src/commands'],
  'src/types': ['src/failure', 'src/result'],
  'src/clerk-code': ['src/failure', 'src/types'],
  'src/form': ['src/types'],
  'src/ui': ['machines', 'src/clerk-code', 'src/failure', 'src/form', 'src/types', 'src/secret'],
  'src/actors': [
    'src/certificate',
    'src/clerk-code',
    'src/log',
    'src/operator',
    'src/reader',
    'src/failure',
    'src/form',
    'src/result',
    'src/types',
    'src/secret',
    'src/statement',
    'src/journal',
  ],
  'src/iso7816': ['src/failure', 'src/result'],
  'src/cards': ['src/iso7816', 'src/result', 'src/types'],
  'src/virtual': [],
  'src/reader': ['src/cards', 'src/iso7816', 'src/virtual', 'src/failure', 'src/result', 'src/types'],
  'src/certificate': ['src/failure', 'src/result', 'src/types'],
  'src/registry': [
    'src/certificate',
    'src/make-folder',
    'src/statement',
    'src/failure',
    'src/form',
    'src/result',
    'src/types',
  ],
  // The kiosk's own path on cards and a registry that it makes for itself.
  'src/self-test': [
    'src/actors',
    'src/certificate',
    'src/failure',
    'src/reader',
    'src/registry',
    'src/result',
    'src/secret',
    'src/types',
    'src/virtual',
  ],
  // Speaks of everything the operator answers for, in the words of the screens too.
  'src/doctor': [
    'src/certificate',
    'src/clerk-code',
    'src/commands',
    'src/exit',
    'src/failure',
    'src/operator',
    'src/reader',
    'src/registry',
    'src/settings',
    'src/types',
    'src/ui',
  ],
  'src/commands': [
    'src/certificate',
    'src/exit',
    'src/failure',
    'src/make-folder',
    'src/reader',
    'src/receipt',
    'src/registry',
    'src/result',
    'src/settings',
    'src/statement',
    'src/types',
  ],
}

/** Packages with a defect, or that only one box has business with: the only files that may import them. */
const PACKAGES: Record<string, RegExp> = {
  pcsclite: /^src\/reader\/pcsc/,
  'ink-text-input': /^src\/ui\//,
  ink: /^src\/ui\//,
  xstate: /^(machines|src\/ui)\/|^src\/main\.tsx$/,
  '@peculiar/x509': /^src\/(certificate|virtual)\//,
  'smol-toml': /^src\/settings\//,
  kysely: /^src\/registry\//,
  pdfkit: /^src\/receipt\/pdf\//, // loaded when something is printed
  qr: /^src\/receipt\/pdf\//,
  fastify: /^src\/registry\/service\//, // loaded by `registry serve` alone
  'prom-client': /^src\/registry\/service\//,
  'node:sqlite': /^src\/registry\//,
}

interface Import {
  readonly from: string
  readonly to: string
}

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(tsx?|m?js)$/.test(name))

const sources = ['src', 'machines'].flatMap(filesBelow)

const imports: readonly Import[] = sources.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(([, to = '']) => ({
    from,
    to: to.startsWith('.') ? relative('.', resolve(dirname(from), to)) : to,
  })),
)

const box = (file: string): string =>
  file.startsWith('machines/') ? 'machines' : file.replace(/^(src\/[^/.]+).*$/, '$1')

const arrows = imports.filter(({ from, to }) => from !== 'src/main.tsx' && /^(src|machines)\//.test(to))

/** By esbuild, in the place of a global name. */
const INJECTED = 'kiosk/plain-segmenter.js: PlainSegmenter'

const lineCount = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length

describe('architecture', () => {
  it('has no file of more than 300 lines', () => {
    const files = [...sources, ...filesBelow('kiosk')]
    expect(files.filter((file) => lineCount(file) > 300)).toEqual([])
  })

  it('has every box in the table', () => {
    const boxes = new Set(sources.filter((file) => file !== 'src/main.tsx').map(box))
    expect([...boxes].filter((name) => !(name in ARROWS))).toEqual([])
  })

  it('draws only the arrows of the table', () => {
    const forbidden = arrows.filter(({ from, to }) => box(from) !== box(to) && !ARROWS[box(from)]?.includes(box(to)))
    expect(arrows.length).toBeGreaterThan(50)
    expect(forbidden).toEqual([])
  })

  it('draws every arrow of the table', () => {
    const drawn = new Set(arrows.map(({ from, to }) => `${box(from)} to ${box(to)}`))
    const table = Object.entries(ARROWS).flatMap(([from, boxes]) => boxes.map((to) => `${from} to ${to}`))
    expect(table.filter((arrow) => !drawn.has(arrow))).toEqual([])
  })

  it('imports nothing that does not stand beside the project', () => {
    expect(imports.filter(({ to }) => to.startsWith('..'))).toEqual([])
  })

  it('keeps packages in their box', () => {
    const strays = imports.filter(({ from, to }) => PACKAGES[to] !== undefined && !PACKAGES[to].test(from))
    expect(strays).toEqual([])
  })

  it('exports nothing that nobody uses', () => {
    const dead = deadExports([...sources, ...['kiosk', 'test'].flatMap(filesBelow)])
    expect(dead.filter((place) => place !== INJECTED)).toEqual([])
  })

  it('has no file that nothing reaches', () => {
    const entries = ['src/main.tsx', 'src/reader/thread.ts', 'src/virtual/main.ts']
    const reached = new Set(imports.map(({ to }) => to))
    expect(sources.filter((file) => !reached.has(file) && !entries.includes(file))).toEqual([])
  })

  it('lets the software cards and the drivers share no encoder', () => {
    const shared = imports.filter(
      ({ from, to }) => box(from) === 'src/virtual' && /^src\/(iso7816|cards|reader)/.test(to),
    )
    expect(shared).toEqual([])
  })
})
