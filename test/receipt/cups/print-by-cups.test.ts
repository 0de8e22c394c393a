import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { printByCups } from '../../../src/receipt/cups/print-by-cups.ts'
import { fakeCups } from '../../support/fake-cups.ts'

const OCTETS = Buffer.from('%PDF-1.3 受付票')
const PATIENCE = { program: 10_000, queue: 0, look: 1 }

async function print(behaviour: Parameters<typeof fakeCups>[0], patience = {}) {
  const cups = fakeCups(behaviour)
  onTestFinished(cups.remove)
  const { environment } = cups
  const job = { printer: 'office', title: '20261123-000127', octets: OCTETS, environment }
  return { cups, issued: await printByCups({ ...job, patience: { ...PATIENCE, ...patience } }) }
}

const notPrinted = (why: string) => ({ ok: false, failure: { kind: 'receipt.not-printed', why } })

/** A queue that the job does not leave, and what `lpstat -l -p` of CUPS 2.4.2 says of its printer. */
const stuck = (said: string) => ({
  lpstat: `[ "$1" = -o ] && echo "office-12               root             12288   Wed Nov 25 23:49:40 2026" || printf '${said}'`,
})
/** An empty queue, and what `lpstat -l -W completed` of CUPS 2.4.10 says of the jobs that were in it. */
const ended = (...jobs: readonly (readonly [job: string, alerts: string])[]) => {
  const lines = jobs.map(
    ([job, alerts]) => `${job} root 1024 Thu\\n\\tStatus: \\n\\tAlerts: ${alerts}\\n\\tqueued for office\\n`,
  )
  return `[ "$1" = -o ] || printf '${lines.join('')}'`
}
const printer = (state: string, alerts: string) =>
  `printer office ${state}\\n\\tForm mounted:\\n\\tAlerts: ${alerts}\\n`

describe('printing by CUPS', () => {
  it('hands over the octets, under the receipt number, and waits for them to leave the queue', async () => {
    const { cups, issued } = await print({})
    expect(issued).toEqual({ ok: true })
    expect(cups.printed()).toEqual(OCTETS)
    expect(cups.calls()).toEqual([
      'lp -d office -t 20261123-000127 -o media=A4 -',
      'lpstat -o office',
      'lpstat -l -W completed -o office',
    ])
  })

  it.each([
    ['job-completed-successfully', true],
    ['job-completed-with-warnings', true],
    ['aborted-by-system', false],
    ['canceled-at-device', false],
    ['job-completed-with-errors', false],
  ])('believes CUPS that a job that is gone ended with %s', async (alerts, ok) => {
    const { issued } = await print({
      lpstat: ended(['office-13', 'none'], ['office-12', alerts], ['office-1', 'none']),
    })
    expect(issued).toEqual(ok ? { ok: true } : notPrinted('refused'))
  })

  it('takes a job to be printed whose end CUPS does not remember, and none for another', async () => {
    const { issued } = await print({ lpstat: ended(['office-120', 'aborted-by-system']) })
    expect(issued).toEqual({ ok: true })
  })

  it('goes on looking while the job is in its queue', async () => {
    const lpstat = 'if [ -f "$folder/looked" ]; then exit 0; fi; touch "$folder/looked"; echo "office-12 root 1 Wed"'
    const { issued } = await print({ lpstat }, { queue: 60_000 })
    expect(issued).toEqual({ ok: true })
  })

  it('cares for its own job alone', async () => {
    expect((await print({ lpstat: 'echo "office-1 root 1 Wed"; echo "office-120 root 1 Wed"' })).issued.ok).toBe(true)
  })

  it.each([
    ['paper', printer('now printing office-12.  enabled', 'media-empty-error')],
    ['off', printer('now printing office-12.  enabled', 'connecting-to-device offline-report')],
    ['stopped', printer('disabled since Wed Nov 25 -', 'paused')],
    ['stopped', printer('now printing office-12.', 'toner-empty-error')],
    ['silent', printer('is idle.  enabled since Wed Nov 25', 'none')],
    ['silent', printer('now printing office-120.  enabled since Wed Nov 25', 'none')],
    ['unsure', printer('now printing office-12.  enabled since Wed Nov 25', 'none')], // warming up
    ['silent', 'nothing of the kind'],
  ])('tells of %s, and takes the job back, which names a person', async (why, said) => {
    const { cups, issued } = await print(stuck(said))
    expect(issued).toEqual(notPrinted(why))
    expect(cups.calls().at(-1)).toBe('cancel office-12')
  })

  it('is not sure of a job that cannot be taken back any more', async () => {
    const cancel = 'echo "cancel: cancel-job failed: Job #12 is already completed - can\'t cancel." >&2; exit 1'
    const { issued } = await print({ ...stuck(printer('now printing office-12.', 'none')), cancel })
    expect(issued).toEqual(notPrinted('unsure'))
  })

  it.each([
    ['missing', 'echo "lp: Error - The printer or class does not exist." >&2; exit 1'],
    ['stopped', 'echo "lp: Destination \\"office\\" is not accepting jobs." >&2; exit 1'],
    ['refused', 'echo "lp: Unsupported document-format." >&2; exit 1'],
  ])('tells of %s where lp will not take it', async (why, lp) => {
    expect((await print({ lp })).issued).toEqual(notPrinted(why))
  })

  it('tells of a missing lp', async () => {
    const job = { printer: 'office', title: 'n', octets: OCTETS, environment: { PATH: '/nowhere' } }
    expect(await printByCups(job)).toEqual(notPrinted('missing'))
  })

  it('does not wait for an lp that hangs, and kills it with all that it started', async () => {
    const { cups, issued } = await print({ lp: 'sleep 600 & echo $! > "$folder/printed"; wait' }, { program: 300 })
    expect(issued).toEqual(notPrinted('unsure')) // cupsd may have it
    const sleeping = Number(cups.printed()?.toString())
    expect(sleeping).toBeGreaterThan(1)
    for (let alive = true; alive; ) {
      await new Promise((resume) => setImmediate(resume))
      alive = isRunning(sleeping)
    }
  })

  it('does not wait for an lpstat that hangs', async () => {
    expect((await print({ lpstat: 'sleep 600' }, { program: 300 })).issued).toEqual(notPrinted('silent'))
  })

  it('reads an lp to its end that says too much', async () => {
    const { issued } = await print({ lp: 'cat > /dev/null; yes | head -c 3000000; exit 1' })
    expect(issued).toEqual(notPrinted('refused'))
  })

  it('takes it that an lp ends without reading', async () => {
    const cups = fakeCups({ lp: 'exit 1' })
    onTestFinished(cups.remove)
    const octets = Buffer.alloc(5_000_000)
    const job = { printer: 'office', title: 'n', octets, environment: cups.environment }
    expect(await printByCups(job)).toEqual(notPrinted('refused'))
  })
})

/** A zombie that nobody has waited for yet is still there for kill(2). */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
