import { defineConfig } from 'vitest/config'

const common = { env: { FORCE_COLOR: '1', LANG: 'C.UTF-8' }, testTimeout: process.env.FUZZ_RUNS ? 600_000 : 20_000 }
const machineWide = ['test/journeys/**/*.test.ts', 'test/pcsc/**/*.test.ts']

export default defineConfig({
  test: {
    root: '.',
    projects: [
      { test: { ...common, name: 'units', include: ['test/**/*.test.{ts,tsx}'], exclude: machineWide } },
      // pcscd and vpcd's two slots are there once on a machine, and whole programs want its two cores.
      {
        test: {
          ...common,
          name: 'stack',
          include: machineWide,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
