// What stands in the toolbar's place when the words are fixed: since when, which version, and its digest.

import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useTranslation } from 'react-i18next'
import { STATE_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { Digest } from '../ui/digest.tsx'
import styles from './text-bar.module.css'

export function ClosedLine({
  declaration: { state, stateSince, version },
}: {
  declaration: DeclarationFacts
}) {
  const { t } = useTranslation(['desk', 'shell'])
  const { second } = useFormats()
  const sentence = () => {
    if (state === 'closed' && version) return t('closedBy', { time: second(version.at) })
    if (state === 'adopted' && stateSince) return t('adoptedAt', { time: second(stateSince.at) })
    return t('closedOnly', { state: t(`shell:${STATE_WORDS[state]}`) })
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
