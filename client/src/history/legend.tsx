// How changes look: by weight, stroke and dots, and who made them by a code.
import { useTranslation } from 'react-i18next'
import styles from './legend.module.css'

export function Legend({ className = '' }: { className?: string | undefined }) {
  const { t } = useTranslation('compare')
  return (
    <span className={`${styles.legend} ${className}`}>
      <ins>{t('inserted')}</ins>
      <del>{t('deleted')}</del>
      <span className={styles.dotted}>{t('otherFormat')}</span>
      <span>
        <b>{t('codeExample')}</b> {t('byCity')}
      </span>
    </span>
  )
}
