// Bundles the program into dist/. Two packages are patched on the way, because they cost 80 ms of start-up (README,
// decisions); the build fails when a patch no longer finds its place.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const PATCHES = [
  {
    // yoga-layout loads its WASM through fetch(data:), which loads all of undici.
    file: /yoga-wasm-base64-esm\.js$/,
    replacements: [{ from: '"function"!=typeof fetch', to: '!0', places: 2 }],
  },
  {
    // Constructing and first using this expression costs 50 ms. It changes the width of some emoji sequences only.
    file: /string-width\/index\.js$/,
    replacements: [{ from: '/^\\p{RGI_Emoji}$/v', to: '/^\\p{Emoji_Presentation}/u', places: 1 }],
  },
]

// Importing node:process reads every property it has once, some of which load whole parts of Node: 20 ms.
const PROCESS = 'export default globalThis.process; export const { env, cwd } = globalThis.process'

const patched = new Set()

const patches = {
  name: 'start-up patches',
  setup(bundler) {
    for (const { file, replacements } of PATCHES)
      bundler.onLoad({ filter: file }, ({ path }) => patch(path, replacements))
    bundler.onResolve({ filter: /^(node:)?process$/ }, () => ({ path: 'process', namespace: 'process' }))
    bundler.onLoad({ filter: /.*/, namespace: 'process' }, () => ({ contents: PROCESS }))
    bundler.onResolve({ filter: /^react-devtools-core$/ }, () => ({
      path: 'react-devtools-core',
      namespace: 'nothing',
    }))
    bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({
      contents: 'export default { initialize() {}, connectToDevTools() {} }',
    }))
  },
}

function patch(path, replacements) {
  let contents = readFileSync(path, 'utf8')
  for (const { from, to, places } of replacements) {
    const found = contents.split(from).length - 1
    if (found !== places) throw new Error(`${path}: the start-up patch for ${from} fits ${found} places, not ${places}`)
    contents = contents.replaceAll(from, to)
    patched.add(from)
  }
  return { loader: 'js', contents }
}

// Built beside and moved in whole: a build that fails or is broken off leaves the program as it was.
const fresh = 'dist/fresh'
rmSync(fresh, { recursive: true, force: true })
await build({
  entryPoints: {
    main: 'src/main.tsx',
    'reader-thread': 'src/reader/thread.ts',
    'virtual-card': 'src/virtual/main.ts',
  },
  outdir: fresh,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'], // the ES form of @peculiar/x509: half the size, and with named exports
  format: 'esm',
  target: 'node24',
  minify: true,
  legalComments: 'none',
  external: ['pcsclite'],
  inject: ['kiosk/plain-segmenter.js'],
  define: { 'Intl.Segmenter': 'PlainSegmenter', 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  plugins: [patches],
})

const expected = PATCHES.flatMap(({ replacements }) => replacements)
if (patched.size !== expected.length) throw new Error('a start-up patch found no file to patch')

mkdirSync('dist/chunks', { recursive: true })
const chunks = readdirSync(`${fresh}/chunks`)
for (const name of chunks) renameSync(`${fresh}/chunks/${name}`, `dist/chunks/${name}`)
rmSync(`${fresh}/chunks`, { recursive: true })
for (const name of readdirSync(fresh)) renameSync(`${fresh}/${name}`, `dist/${name}`)
rmSync(fresh, { recursive: true })
for (const name of readdirSync('dist/chunks')) if (!chunks.includes(name)) rmSync(`dist/chunks/${name}`)
