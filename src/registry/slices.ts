const MOST = 1000 // rows in one statement: engines count the values that it binds, SQLite up to 32,766

export const slices = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / MOST) }, (_, at) => rows.slice(at * MOST, (at + 1) * MOST))
