// The tray: slips with the person's own wording that is not in the text, beside their clause or above the text.
import type { SwallowedWords } from '@plenary/shared/api/declaration-routes'
import { changedWords, shortened } from '@plenary/shared/compare/changed-words'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import type { Draft } from '../sync/drafts.ts'
import { Slip } from './slip.tsx'

const ELEMENTS = { kept: 'span', deleted: 'del', inserted: 'ins' } as const

export interface DraftSlipProps {
  draft: Draft
  /** Why it was refused. */
  reason: string
  /** Whether this device has it when the page is left. */
  isKept: boolean
  lang: string
  onDiscard: (draft: Draft) => void
  onLast: () => void
}

/** A refused edit: why it was refused, and the words with what the author had changed. */
export function DraftSlip({ draft, reason, isKept, lang, onDiscard, onLast }: DraftSlipProps) {
  const { t } = useTranslation('desk')
  const parts = shortened(changedWords(draft.before, draft.wording, lang), lang)
  return (
    <Slip
      title={t(isKept ? 'slipTitle' : 'slipTitleHere')}
      reason={reason}
      wording={draft.wording}
      lost={parts.map(({ kind, text }) => (kind === 'deleted' ? '' : text)).join('')}
      lang={lang}
      onDiscard={() => onDiscard(draft)}
      onLast={onLast}
    >
      {parts.map(({ kind, text }, index) => {
        const Element = ELEMENTS[kind]
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a draft never change
        return <Element key={index}>{text}</Element>
      })}
    </Slip>
  )
}

export interface SwallowedSlipProps {
  swallowed: SwallowedWords
  /** Whether the signed-in person wrote them; the secretariat sees others' too. */
  isOwn: boolean
  lang: string
  /** Undefined where the person cannot write now. */
  onInsert: ((swallowed: SwallowedWords) => void) | undefined
  onDiscard: (swallowed: SwallowedWords) => void
  onLast: () => void
}

/** Words that somebody else's move or deletion took along. */
export function SwallowedSlip(props: SwallowedSlipProps) {
  const { swallowed, isOwn, lang, onInsert, onDiscard, onLast } = props
  const { t } = useTranslation('desk')
  const { minute } = useFormats()
  return (
    <Slip
      title={isOwn ? t('swallowedTitle') : t('swallowedTitleOf', { author: swallowed.author })}
      reason={t('swallowedReason', { time: minute(swallowed.at) })}
      wording={swallowed.wording}
      lost={swallowed.wording}
      lang={lang}
      act={
        onInsert && (
          <button type="button" className="button small" onClick={() => onInsert(swallowed)}>
            {t('insertAgain')}
          </button>
        )
      }
      onDiscard={() => onDiscard(swallowed)}
      onLast={onLast}
    >
      {swallowed.wording}
    </Slip>
  )
}
