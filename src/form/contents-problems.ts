import type { FieldName, FormContents } from '../types/registration.ts'
import { FIELD_NAMES, fieldValue, rulesOf } from './fields.ts'
import { type Problem, problemOf } from './problem.ts'

export interface FieldProblem {
  readonly field: FieldName
  readonly problem: Problem
}

/** Everything that keeps contents from being registered, in the order of the form: one rule for kiosk and registry. */
export const contentsProblems = (contents: FormContents): readonly FieldProblem[] =>
  FIELD_NAMES.flatMap((field) => {
    const problem = problemOf(rulesOf(field), fieldValue(contents, field))
    return problem === null ? [] : [{ field, problem }]
  })
