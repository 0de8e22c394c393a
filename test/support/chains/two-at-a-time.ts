/** The work for every item, two at a time: the machine has two cores, and `openssl` is a process of its own. */
export async function twoAtATime<Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = []
  const left = items.entries()
  const worker = async () => {
    for (const [index, item] of left) values[index] = await work(item)
  }
  await Promise.all([worker(), worker()])
  return values
}
