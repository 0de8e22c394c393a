import { fileURLToPath } from 'node:url'
import { runProgram } from './program.ts'

// Bundled to dist/virtual-card.mjs: the samples are in dist/samples.
const folder = fileURLToPath(new URL('samples', import.meta.url))

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
})

process.exitCode = await runProgram({
  args: process.argv.slice(2),
  folder,
  now: new Date(),
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
  stopped,
})
