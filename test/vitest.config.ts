import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: '.',
    include: ['test/**/*.test.{ts,tsx}'],
    env: { FORCE_COLOR: '1', LANG: 'C.UTF-8' },
    testTimeout: 20_000,
  },
})
