// Why there is nothing to compare, and a way on.
import { useTranslation } from 'react-i18next'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { Statement } from '../ui/statement.tsx'

export interface ComparisonFailureProps {
  error: unknown
  onRetry: () => void
  /** Compares what is usual instead. */
  onUsual?: (() => void) | undefined
}

export function ComparisonFailure({ error, onRetry, onUsual }: ComparisonFailureProps) {
  const { t } = useTranslation(['compare', 'shell'])
  if (isProblem(error, 'not-found') || isProblem(error, 'invalid-input')) {
    return (
      <Statement isFailure title={t('noSuchMoment')} body={t('chooseAnother')}>
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
