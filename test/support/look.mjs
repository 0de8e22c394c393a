// Prints scenes as an 80x24 terminal shows them: node_modules/.bin/node test/support/look.mjs 'review|PIN' [ja|en] [training]
import { build } from 'esbuild'

const [names = '.', language = 'ja', training] = process.argv.slice(2)
const outfile = 'node_modules/.cache/show-scenes.mjs' // beside the packages that it imports
await build({
  entryPoints: ['test/support/show-scenes.tsx'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  jsx: 'automatic',
})
const { showScenes } = await import(`../../${outfile}`)
const scenes = await showScenes(new RegExp(names), language, training === 'training')
process.stdout.write(scenes, () => process.exit()) // a pipe takes it in pieces
