// Says that a position is on its way to the record, where the acts are off meanwhile.
import { useTranslation } from 'react-i18next'
import styles from './recording.module.css'

export function Recording({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation('positions')
  return (
    <span className={styles.recording} aria-live="polite">
      {isOn && <span>{t('recording')}</span>}
    </span>
  )
}
