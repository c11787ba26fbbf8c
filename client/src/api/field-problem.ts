// What a refusal says about one field of a form, and about the form as a whole.
import { useTranslation } from 'react-i18next'
import { ProblemError, problemSentence } from './problem-error.ts'

export interface FormProblem {
  /** The sentence over the form's button; undefined while nothing was refused. */
  sentence: string | undefined
  /** The sentence at a field, by its path such as `names.ja`; undefined when the refusal is not about it. */
  at: (path: string) => string | undefined
}

/** Reads the error of a mutation for the form that sent it. */
export function useFormProblem(error: unknown): FormProblem {
  const { t } = useTranslation('shell')
  if (!error) return { sentence: undefined, at: () => undefined }
  const sentence = problemSentence(error, t('offlineBody'))
  const field = error instanceof ProblemError ? error.field : undefined
  return { sentence, at: (path) => (field === path ? t('fieldRefused') : undefined) }
}
