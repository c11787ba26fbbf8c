// Who of a delegation does not state its positions is told who does.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useTranslation } from 'react-i18next'
import styles from './represented-note.module.css'
import type { BoardWords } from './use-board-words.ts'

export interface OnlyHeadNoteProps {
  declaration: Pick<DeclarationFacts, 'cityId' | 'role' | 'state'>
  words: BoardWords
}

export function OnlyHeadNote({ declaration: { cityId, role, state }, words }: OnlyHeadNoteProps) {
  const { t } = useTranslation('positions')
  const isTold = (role === 'drafter' || role === 'viewer') && (state === 'drafting' || state === 'closed')
  if (cityId === null || !isTold) return null
  return <p className={styles.note}>{t('onlyHead', { city: words.cityName(cityId) })}</p>
}
