// Every slip that waits for its author: beside its part of the text, or above the text when it has no part there.
import type { SwallowedWords } from '@plenary/shared/api/declaration-routes'
import type { Editor } from '@tiptap/core'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useDismissSwallowed, useSwallowed } from '../api/declarations.ts'
import { selectPart } from '../editor/select-part.ts'
import { useFormats } from '../i18n/format.ts'
import type { Draft } from '../sync/drafts.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { useDesk } from './desk-context.ts'
import { draftReason } from './draft-reason.ts'
import { DraftSlip, SwallowedSlip } from './draft-slips.tsx'
import { insertAgain } from './insert-again.ts'
import type { OutlineRow } from './outline-rows.ts'
import { SlipStack } from './slip-stack.tsx'
import styles from './text-slips.module.css'
import { usePartPlaces } from './use-part-places.ts'

const NO_DRAFTS: readonly Draft[] = []
const NO_WORDS: readonly SwallowedWords[] = []

export interface TextSlipsProps {
  editor: Editor | null
  rows: readonly OutlineRow[]
  isEditable: boolean
}

interface PlacedSlip {
  key: string
  part: string | undefined
  slip: ReactNode
}

export function TextSlips({ editor, rows, isEditable }: TextSlipsProps) {
  const { t } = useTranslation('desk')
  const { session, text, isWriter, person, declaration } = useDesk()
  const { second } = useFormats()
  const drafts = useTextState(session, (state) => state.drafts) ?? NO_DRAFTS
  const isKept = useTextState(session, (state) => state.areDraftsKept) ?? true
  const swallowed = useSwallowed(text.id, isWriter).data ?? NO_WORDS
  const dismiss = useDismissSwallowed(text.id)
  const partOf = (clauseId: string | null) =>
    editor && rows.some((row) => row.clauseId !== null && row.clauseId === clauseId)
      ? (clauseId ?? undefined)
      : undefined
  const insert = ({ id, wording, clauseId }: SwallowedWords) => {
    if (editor && insertAgain(editor, wording, clauseId)) dismiss.mutate(id)
  }
  /** Without a slip one goes on writing where it was, or wherever one was. */
  const goOn = (clauseId: string | null) => {
    if (!editor || editor.isDestroyed) return
    if (partOf(clauseId) === undefined) editor.view.focus()
    else selectPart(editor, { clauseId, container: 'clauses' })
  }
  const slips: PlacedSlip[] = [
    ...drafts.map((draft) => ({
      key: draft.id,
      part: partOf(draft.clauseId),
      slip: (
        <DraftSlip
          draft={draft}
          isKept={isKept}
          reason={draftReason(draft, {
            row: rows.find(({ clauseId }) => clauseId !== null && clauseId === draft.clauseId),
            version: declaration.version,
            t,
            second,
          })}
          lang={text.language}
          onDiscard={({ id }) => void session?.dismissDraft(id)}
          onLast={() => goOn(draft.clauseId)}
        />
      ),
    })),
    ...swallowed.map((words) => ({
      key: words.id,
      part: partOf(words.clauseId),
      slip: (
        <SwallowedSlip
          swallowed={words}
          isOwn={words.author === person.name}
          lang={text.language}
          onInsert={isEditable ? insert : undefined}
          onDiscard={({ id }) => dismiss.mutate(id)}
          onLast={() => goOn(words.clauseId)}
        />
      ),
    })),
  ]
  const parts = [...new Set(slips.flatMap(({ part }) => part ?? []))].sort()
  const places = usePartPlaces(editor, 'slip', parts)
  const loose = slips.filter(({ part }) => part === undefined || !places.has(part))
  return (
    <>
      {parts.map((part) => {
        const place = places.get(part)
        const here = slips.filter((slip) => slip.part === part)
        return place && createPortal(<SlipStack key={part} slips={here} />, place, part)
      })}
      {loose.length > 0 && (
        <section className={styles.loose} aria-label={t('slipsElsewhere')}>
          <SlipStack slips={loose} />
        </section>
      )}
    </>
  )
}
