// Asks before an author's words are discarded, and shows how they begin.
import { beginningOf } from '@plenary/shared/compare/cut-words'
import { useTranslation } from 'react-i18next'
import { Ask } from '../ui/ask.tsx'
import styles from './discard-ask.module.css'

/** Enough to know them by; they can be copied whole before. */
const SHOWN = 200

export interface DiscardAskProps {
  /** What would be lost, in the words around it. */
  lost: string
  /** The language of the text. */
  lang: string
  onDiscard: () => void
  onCancel: () => void
}

export function DiscardAsk({ lost, lang, onDiscard, onCancel }: DiscardAskProps) {
  const { t } = useTranslation('acts')
  return (
    <Ask
      question={t('discardQuestion')}
      consequence={t('discardConsequence')}
      act={t('discardAct')}
      onAct={onDiscard}
      onCancel={onCancel}
    >
      <blockquote className={styles.words} lang={lang}>
        {beginningOf(lost, SHOWN, lang)}
      </blockquote>
    </Ask>
  )
}
