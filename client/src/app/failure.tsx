// What stands in the place of a screen that failed: refused, not found, unreachable, or broken.
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ProblemCode, ProblemError } from '../api/problem-error.ts'
import { Statement } from '../ui/statement.tsx'
import { NotFound } from './not-found.tsx'
import { Frame } from './page-frame.tsx'

export function Failure({ error }: { error: unknown }) {
  const code = error instanceof ProblemError ? error.code : undefined
  if (code === 'not-found') return <NotFound />
  return (
    <Frame>
      <Reason code={code} />
    </Frame>
  )
}

/** @param code undefined for a fault of this page */
function Reason({ code }: { code: ProblemCode | undefined }) {
  const { t } = useTranslation()
  const router = useRouter()
  if (code === 'forbidden') {
    return (
      <Statement isFailure title={t('forbiddenTitle')} body={t('forbiddenBody')}>
        <a className="button" href="/">
          {t('toDeclarations')}
        </a>
      </Statement>
    )
  }
  if (code === 'unreachable' || code === 'shutting-down') {
    return (
      <Statement isFailure title={t('offlineTitle')} body={t('offlineBody')}>
        <button type="button" className="button filled" onClick={() => void router.invalidate()}>
          {t('tryAgain')}
        </button>
      </Statement>
    )
  }
  return (
    <Statement isFailure title={t('failureTitle')} body={t('failureBody')}>
      <button type="button" className="button filled" onClick={() => location.reload()}>
        {t('reload')}
      </button>
    </Statement>
  )
}
