export const tries = (count: number): string => (count === 1 ? '1 try' : `${count} tries`)
