// The registry of this project's machines lacks most of biome's platform packages, so the meta package breaks `npm ci`
// (README, decisions): the binary of this machine's architecture is started directly.
import { spawnSync } from 'node:child_process'

const binary = `node_modules/@biomejs/cli-${process.platform}-${process.arch}/biome`
process.exit(spawnSync(binary, process.argv.slice(2), { stdio: 'inherit' }).status ?? 1)
