import type { SearchPolicy } from '../../types/registration.ts'

export const USUAL_SEARCH: SearchPolicy = { numberLength: 10, secondKey: 'name' }
