/** Counts checks, and prints each as it ends with the note it gives: the figures. */
export function createReport(print = (line) => process.stdout.write(`${line}\n`)) {
  const count = { passed: 0, failed: 0, skipped: 0 }
  return {
    async check(name, run) {
      const began = performance.now()
      const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
      try {
        const note = await run()
        count.passed++
        print(`passed  ${name} (${note ? `${note}; ` : ''}${seconds()})`)
      } catch (error) {
        count.failed++
        print(`FAILED  ${name} (${seconds()}): ${error.stack}`)
      }
    },
    skip(name, why) {
      count.skipped++
      print(`skipped ${name}: ${why}`)
    },
    print,
    failed: () => count.failed > 0,
    end: () => print(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`),
  }
}

export function expect(condition, sentence) {
  if (!condition) throw new Error(sentence)
}
