// Several slips at one place, folded into one line that says how many.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconChevronDown, IconFileDescription } from '../ui/icons.ts'
import styles from './slip.module.css'

/** From so many on they are folded. */
const FOLDED = 3

export interface SlipStackProps {
  slips: readonly { key: string; slip: ReactNode }[]
}

export function SlipStack({ slips }: SlipStackProps) {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  const isFolded = slips.length >= FOLDED
  return (
    <>
      {isFolded && (
        <div className={styles.stack}>
          <button
            type="button"
            className="button small quiet"
            data-slip
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconFileDescription size={16} stroke={1.5} aria-hidden />
            {t('refused', { count: slips.length })}
            <IconChevronDown size={16} stroke={1.5} aria-hidden />
          </button>
        </div>
      )}
      {(!isFolded || isOpen) && slips.map(({ key, slip }) => <div key={key}>{slip}</div>)}
    </>
  )
}
