// What stands in the toolbar's place when the words are fixed: since when, which version, and its digest.

import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useTranslation } from 'react-i18next'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Digest } from '../ui/digest.tsx'
import styles from './text-bar.module.css'

export function ClosedLine({
  declaration: { plenary, state, stateSince, adoptedAt, version },
}: {
  declaration: DeclarationFacts
}) {
  const { t } = useTranslation('desk')
  const { said } = usePlenaryTimes(plenary)
  const sentence = () => {
    if (state === 'signing' && stateSince) return t('signingSince', { time: said(stateSince.at) })
    if (state === 'signed' && stateSince) return t('signedSince', { time: said(stateSince.at) })
    if (adoptedAt !== null) return t('adoptedAt', { time: said(adoptedAt) })
    return version ? t('closedBy', { time: said(version.at) }) : undefined
  }
  return (
    <>
      {sentence()}
      {version && (
        <>
          {' '}
          <span className={styles.revision}>{t('revision', { number: version.number })} ·</span>{' '}
          <Digest key={version.digest} digest={version.digest} />
        </>
      )}
    </>
  )
}
