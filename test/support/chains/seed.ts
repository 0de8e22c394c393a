/** The same chains and mutants in every run, unless somebody wants others: FUZZ_SEED is a whole number. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124)
