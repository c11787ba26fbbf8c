// Says that the text has changed since it was compared: nothing moves under the reader before they want it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextSession } from '../sync/text-session.ts'
import { useWordsOnScreen } from '../sync/words-now.ts'
import { IconRefresh } from '../ui/icons.ts'
import styles from './compare-page.module.css'

export interface NewerWordsProps {
  /** Undefined in the first moment. */
  session: TextSession | undefined
  /** When the words that are shown were compared. */
  comparedAt: number
  onShow: () => void
}

export function NewerWords({ session, comparedAt, onShow }: NewerWordsProps) {
  const { t } = useTranslation('compare')
  const digest = useWordsOnScreen(session)?.texts[0]
  const [shown, setShown] = useState({ comparedAt, digest })
  if (shown.comparedAt !== comparedAt || (shown.digest === undefined && digest !== undefined))
    setShown({ comparedAt, digest })
  const isOld = digest !== undefined && shown.digest !== undefined && digest !== shown.digest
  return (
    <div className={styles.newer} role="status">
      {isOld && (
        <p>
          {t('changedSince')}
          <button type="button" className="button small" onClick={onShow}>
            <IconRefresh size={16} stroke={1.5} aria-hidden="true" />
            {t('showNewest')}
          </button>
        </p>
      )}
    </div>
  )
}
