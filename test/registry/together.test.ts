import { describe, expect, it } from 'vitest'
import { together, type Work } from '../../src/registry/together.ts'

/** Keeps what committed transactions have pushed, and how many works each had. */
function setting() {
  const [kept, sizes]: [string[], number[]] = [[], []]
  const state = { trouble: null as Error | null }
  let isOpen = false
  const perform = async (works: readonly Work<string[]>[]) => {
    expect(isOpen).toBe(false)
    isOpen = true
    try {
      return await transaction(works)
    } finally {
      isOpen = false
    }
  }
  const transaction = async (works: readonly Work<string[]>[]) => {
    const open: string[] = []
    const values = []
    for (const work of works) values.push(await work(open))
    await new Promise((resolve) => setTimeout(resolve, 1)) // the commit
    if (state.trouble) throw state.trouble
    sizes.push(works.length)
    kept.push(...open)
    return values
  }
  return { kept, sizes, state, write: together(perform, (error) => error === state.trouble) }
}

const adding = (name: string) => async (open: string[]) => open.push(name)

describe('work that is done together', () => {
  it('has one transaction for all that comes while another is under way, in the order in which it came', async () => {
    const { kept, sizes, write } = setting()
    const first = write(adding('first'))
    await new Promise((resolve) => setImmediate(resolve))
    const names = Array.from({ length: 20 }, (_, index) => `${index}`)
    const answers = names.map((name) => write(adding(name)))
    expect(await first).toBe(1)
    expect(await Promise.all(answers)).toEqual(names.map((_, index) => index + 1))
    expect(sizes).toEqual([1, 20])
    expect(kept).toEqual(['first', ...names])
  })

  it('keeps others waiting no longer than thirty-two of them take', async () => {
    const { sizes, write } = setting()
    await Promise.all(Array.from({ length: 70 }, () => write(adding('x'))))
    expect(sizes).toEqual([32, 32, 6])
  })

  it('answers nobody before the commit', async () => {
    const { kept, write } = setting()
    await Promise.all(['a', 'b'].map((name) => write(adding(name)).then(() => expect(kept).toEqual(['a', 'b']))))
  })

  it('spoils nothing for the others where one throws', async () => {
    const { kept, sizes, write } = setting()
    const bug = new Error('bug')
    const answers = await Promise.allSettled([
      write(adding('a')),
      write(async (open) => {
        open.push('half done')
        throw bug
      }),
      write(adding('b')),
    ])
    expect(answers).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: bug },
      { status: 'fulfilled', value: 1 },
    ])
    expect(kept).toEqual(['a', 'b'])
    expect(sizes).toEqual([1, 1])
  })

  it('does no work again whose outcome is not known, and tells each that it is not', async () => {
    const { state, write } = setting()
    state.trouble = new Error('the connection broke at the commit')
    let times = 0
    const counted = () => write(async () => void times++)
    const answers = await Promise.allSettled([counted(), counted(), counted()])
    expect(answers).toEqual(Array(3).fill({ status: 'rejected', reason: state.trouble }))
    expect(times).toBe(3)
    state.trouble = null
    expect(await write(adding('then'))).toBe(1)
  })
})
