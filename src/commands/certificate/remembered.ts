/** The same work with the same name is done once; what it throws is not kept. */
export function remembered<Value>(work: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, { readonly value: Value }>()
  return (name) => {
    const found = known.get(name) ?? { value: work(name) }
    known.set(name, found)
    return found.value
  }
}
