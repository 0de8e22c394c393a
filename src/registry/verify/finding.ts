/** What does not agree: the log's entry that it is about, where one can be named, and what of it. */
export interface Finding {
  readonly entry: number | null
  readonly what: string
}
