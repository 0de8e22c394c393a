export type TopState<Value> = Value extends string ? Value : keyof Value & string

export const topState = <Value extends string | object>(value: Value) =>
  (typeof value === 'string' ? value : Object.keys(value)[0]) as TopState<Value>
