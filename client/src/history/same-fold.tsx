// One line for neighbours that are the same in both; unfolded, they stand below it.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconChevronRight } from '../ui/icons.ts'
import { useComparing } from './comparing.ts'
import styles from './same-fold.module.css'
import type { PartRow } from './sheet-rows.ts'

export interface SameFoldProps {
  rows: readonly PartRow[]
  className: string | undefined
  children: ReactNode
}

export function SameFold({ rows, className, children }: SameFoldProps) {
  const { t, i18n } = useTranslation('compare')
  const { placesOf, onlyBy } = useComparing()
  const [isOpen, setOpen] = useState(false)
  const parts = [...new Set(rows.map(({ part }) => part))]
  const places = placesOf(parts)
  // "Place and date" are two.
  const count = parts.length + (parts.some(({ container }) => container === 'closing') ? 1 : 0)
  return (
    <>
      <div className={`${styles.fold} ${className ?? ''}`} lang={i18n.language}>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <IconChevronRight size={16} stroke={1.5} aria-hidden="true" />
          {onlyBy ? t('sameButFor', { places, name: onlyBy.name }) : t('same', { places, count })}
        </button>
      </div>
      {isOpen && children}
    </>
  )
}
