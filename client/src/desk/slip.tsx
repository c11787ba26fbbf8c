// A slip: an author's words that are not in the text, in a dashed box. Not red: nobody did wrong.
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconCopy, IconFileDescription } from '../ui/icons.ts'
import styles from './slip.module.css'

const Ask = lazy(() => import('../ui/ask.tsx').then((file) => ({ default: file.Ask })))

export interface SlipProps {
  title: string
  /** What happened and when. */
  reason: string
  /** The author's words, to copy. */
  wording: string
  /** The words as they are shown, with what was changed. */
  children: ReactNode
  /** The language of the text. */
  lang: string
  /** The slip's own act, such as "Insert again". */
  act?: ReactNode
  /** Called after the author said yes. */
  onDiscard: () => void
}

export function Slip({ title, reason, wording, lang, act, children, onDiscard }: SlipProps) {
  const { t } = useTranslation(['desk', 'shell'])
  const [isCopied, setCopied] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const copy = () => navigator.clipboard.writeText(wording).then(() => setCopied(true))
  return (
    <aside className={styles.slip} aria-label={title} data-slip>
      <h2>
        <IconFileDescription size={16} stroke={1.5} aria-hidden />
        {title}
      </h2>
      <p>{reason}</p>
      <blockquote lang={lang}>{children}</blockquote>
      <div className={styles.acts}>
        {act}
        <button type="button" className="button small quiet" onClick={() => void copy()}>
          <IconCopy size={16} stroke={1.5} aria-hidden />
          {isCopied ? t('copied') : t('copyWording')}
        </button>
        <button
          type="button"
          className={`button small quiet ${styles.discard}`}
          onClick={() => setAsking(true)}
        >
          {t('discard')}
        </button>
      </div>
      {isAsking && (
        <Suspense fallback={null}>
          <Ask
            question={t('discardQuestion')}
            consequence={t('discardConsequence')}
            act={t('discardAct')}
            onCancel={() => setAsking(false)}
            onAct={() => {
              setAsking(false)
              onDiscard()
            }}
          />
        </Suspense>
      )}
    </aside>
  )
}
