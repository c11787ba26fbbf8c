// Beside the change that the reader looks at: bringing its clause back as it was.
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { useTranslation } from 'react-i18next'
import styles from './change-notes.module.css'
import { useComparing, useCurrent } from './comparing.ts'

export interface BringBackProps {
  part: ComparedPart
  className?: string | undefined
}

export function BringBack({ part, className = '' }: BringBackProps) {
  const { t, i18n } = useTranslation('compare')
  const { bringBack } = useComparing()
  const isHere = useCurrent() !== undefined
  if (!isHere || !bringBack || part.clauseId === null || part.before === null) return null
  return (
    <div className={`${styles.act} ${className}`} lang={i18n.language}>
      <button type="button" onClick={() => bringBack(part)}>
        {t('bringBack')}
      </button>
    </div>
  )
}
