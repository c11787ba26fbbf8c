// On paper, what is compared stands above it: the bar stays on the screen.
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import type { AuthorFace } from './author-faces.ts'
import styles from './compare-page.module.css'
import type { ComparedSide, ComparedSides } from './compared-sides.ts'
import { Legend } from './legend.tsx'

export interface PrintHeadProps {
  /** Of the declaration. */
  title: string
  sides: ComparedSides
  onlyBy: AuthorFace | undefined
  /** Whether only one clause is shown. */
  isOneClause: boolean
}

export function PrintHead({ title, sides, onlyBy, isOneClause }: PrintHeadProps) {
  const { t } = useTranslation('compare')
  const { dayAndSecond } = useFormats()
  const { from, to } = sides
  return (
    <div className={styles.printHead}>
      <p className={styles.printTitle}>{title}</p>
      <p>
        {t('comparison')}: <PrintedSide {...from} /> – <PrintedSide {...to} />
      </p>
      {onlyBy && <p>{t('onlyBy', { name: onlyBy.name })}</p>}
      {isOneClause && <p>{t('onlyClause')}</p>}
      <p>{t('printedAt', { time: dayAndSecond(Date.now()) })}</p>
      <Legend />
    </div>
  )
}

function PrintedSide({ title, at }: ComparedSide) {
  const { dayAndSecond } = useFormats()
  return (
    <>
      <b>{title}</b>
      {at !== undefined && ` (${dayAndSecond(at)})`}
    </>
  )
}
