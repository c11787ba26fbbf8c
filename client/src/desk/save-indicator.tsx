// The save state, always in the header: an icon and words, each true.
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import type { SaveState } from '../sync/save-state.ts'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconEye,
  IconLock,
  IconRefresh,
} from '../ui/icons.ts'
import styles from './save-indicator.module.css'
import { type ClosedText, closedWords, type SaveIcon, saveWords } from './save-words.ts'

const ICONS: Record<SaveIcon, typeof IconCircleCheck> = {
  saved: IconCircleCheck,
  saving: IconRefresh,
  offline: IconCloudOff,
  failed: IconAlertTriangle,
  reading: IconEye,
  closed: IconLock,
}

export interface SaveIndicatorProps {
  state: SaveState
  /** Undefined while the words may change. */
  closing?: ClosedText | undefined
  /** How many drafts of the person wait in the tray. */
  drafts: number
  onShowDrafts: () => void
}

export function SaveIndicator({ state, closing, drafts, onShowDrafts }: SaveIndicatorProps) {
  const { t } = useTranslation('desk')
  const formats = useFormats()
  const times = usePlenaryTimes()
  const closed = closing && closedWords(state, closing, t, times)
  const { icon, full, short, isRoutine } = closed ?? saveWords(state, t, formats)
  const Icon = ICONS[icon]
  return (
    <>
      {drafts > 0 && (
        <button
          type="button"
          className={styles.drafts}
          aria-label={t('refused', { count: drafts })}
          onClick={onShowDrafts}
        >
          <span className={styles.long}>{t('refused', { count: drafts })}</span>
          <span className={styles.count}>{t('draftsShort', { count: drafts })}</span>
        </button>
      )}
      <span
        className={`${styles.save} ${styles[icon]}`}
        data-save-state={closed ? 'closed' : state.kind}
        role="status"
        aria-live={isRoutine ? 'off' : 'polite'}
      >
        <Icon size={16} stroke={1.5} aria-hidden />
        <span className={styles.full}>{full}</span>
        <span className={styles.short}>{short}</span>
      </span>
    </>
  )
}
