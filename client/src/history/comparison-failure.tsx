// Why there is nothing to compare, and a way on.
import { useTranslation } from 'react-i18next'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { Statement } from '../ui/statement.tsx'
import type { ComparedSides } from './compared-sides.ts'

export interface ComparisonFailureProps {
  error: unknown
  /** What was to be compared; undefined while not even that is known. */
  sides?: ComparedSides
  onRetry: () => void
  /** Compares what is usual instead. */
  onUsual?: (() => void) | undefined
}

export function ComparisonFailure({ error, sides, onRetry, onUsual }: ComparisonFailureProps) {
  const { t } = useTranslation(['compare', 'shell'])
  if (sides && (isProblem(error, 'not-found') || isProblem(error, 'invalid-input'))) {
    const isCity = sides.from.value.startsWith('city:')
    return (
      <Statement isFailure title={t(isCity ? 'neverAgreed' : 'noSuchMoment')} body={t('chooseAnother')}>
        {onUsual && (
          <button type="button" className="button filled" onClick={onUsual}>
            {t('compareUsual')}
          </button>
        )}
      </Statement>
    )
  }
  return (
    <Statement
      isFailure
      title={t('failed')}
      body={problemSentence(error, `${t('shell:offlineTitle')} ${t('shell:offlineBody')}`)}
    >
      <button type="button" className="button filled" onClick={onRetry}>
        {t('shell:tryAgain')}
      </button>
    </Statement>
  )
}
