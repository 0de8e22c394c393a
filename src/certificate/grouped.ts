/** `Map.groupBy`, which Node 20 does not have. */
export function grouped<Value>(values: readonly Value[], key: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(key(value)) ?? []
    group.push(value)
    groups.set(key(value), group)
  }
  return groups
}
