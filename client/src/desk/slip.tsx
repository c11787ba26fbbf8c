// A slip: an author's words that are not in the text, in a dashed box. Not red: nobody did wrong.
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withWords } from '../i18n/i18n.ts'
import { IconCopy, IconFileDescription } from '../ui/icons.ts'
import { useCopy } from '../ui/use-copy.ts'
import { lateDialog } from './late-dialog.tsx'
import { focusSlip, slipsOnPage } from './show-first-slip.ts'
import styles from './slip.module.css'

const DiscardAsk = lateDialog(() =>
  withWords(import('./discard-ask.tsx'), 'acts').then((file) => file.DiscardAsk),
)

export interface SlipProps {
  title: string
  /** What happened and when. */
  reason: string
  /** The author's words, to copy. */
  wording: string
  /** What would be lost with them, in the words around it. */
  lost: string
  /** The words as they are shown, with what was changed. */
  children: ReactNode
  /** The language of the text. */
  lang: string
  /** The slip's own act, such as "Insert again". */
  act?: ReactNode
  /** Called after the author said yes. */
  onDiscard: () => void
  /** Called when the last slip of the page goes with the focus in it: to lead on from there. */
  onLast: () => void
}

export function Slip({ title, reason, wording, lost, lang, act, children, onDiscard, onLast }: SlipProps) {
  const { t } = useTranslation(['desk', 'shell'])
  const [isAsking, setAsking] = useState(false)
  const slip = useRef<HTMLElement>(null)
  useFocusGoesOn(slip, onLast)
  const { outcome, copy } = useCopy(wording)
  return (
    <aside
      ref={slip}
      className={styles.slip}
      aria-label={title}
      data-slip
      // The keyboard is led here; a click that selects words in it leaves the text.
      tabIndex={-1}
      onKeyDown={selectWords}
    >
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
          {t(outcome === 'done' ? 'copied' : 'copyWording')}
        </button>
        <span role="status" className={outcome === 'refused' ? undefined : 'spoken'}>
          {outcome && t(outcome === 'done' ? 'copied' : 'copyRefused')}
        </span>
        <button
          type="button"
          className={`button small quiet ${styles.discard}`}
          onClick={() => setAsking(true)}
        >
          {t('discard')}
        </button>
      </div>
      {isAsking && (
        <DiscardAsk
          onMissing={() => setAsking(false)}
          lost={lost}
          lang={lang}
          onCancel={() => setAsking(false)}
          onDiscard={() => {
            setAsking(false)
            onDiscard()
          }}
        />
      )}
    </aside>
  )
}

/** "Select all" is about the words of the slip, not about the page around them. */
function selectWords(event: KeyboardEvent<HTMLElement>): void {
  const words = event.currentTarget.querySelector('blockquote')
  if (event.key !== 'a' || !(event.ctrlKey || event.metaKey) || !words) return
  event.preventDefault()
  getSelection()?.selectAllChildren(words)
}

/** A slip that goes gives the focus to the next one, else to the one before. */
function useFocusGoesOn(slip: RefObject<HTMLElement | null>, onLast: () => void): void {
  const last = useRef(onLast)
  last.current = onLast
  useLayoutEffect(() => {
    const own = slip.current
    return () => {
      if (!own?.contains(document.activeElement)) return
      const slips = slipsOnPage()
      const here = slips.indexOf(own)
      const next = slips[here + 1] ?? slips[here - 1]
      if (next) focusSlip(next)
      else last.current()
    }
  }, [slip])
}
