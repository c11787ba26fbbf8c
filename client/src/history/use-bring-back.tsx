// Bringing one clause back as it was at the earlier of the two moments.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { type MomentOfText, readBaseOfText } from '@plenary/shared/api/moment-of-text'
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clauseWords } from '../i18n/clause-words.ts'
import { useFormats } from '../i18n/format.ts'
import type { ComparedSide } from './compared-sides.ts'
import { LateRestoreDialog } from './late-restore-dialog.tsx'
import { pathOf } from './sheet-rows.ts'

export interface BringingBack {
  /** Undefined for whoever may not write now, and where each clause has a moment of its own or none is past. */
  bringBack: ((part: ComparedPart) => void) | undefined
  /** The question, while it is asked. */
  dialog: ReactNode
}

export function useBringBack(
  declaration: DeclarationFacts,
  text: TextFacts,
  side: ComparedSide,
  mayEdit: boolean,
  onRestored: (sentence: string) => void,
): BringingBack {
  const { t } = useTranslation('desk')
  const { dayAndMinute } = useFormats()
  const [clause, setClause] = useState<{ id: string; named: string }>()
  const ask = useCallback(
    (part: ComparedPart) => {
      const named = clauseWords(pathOf(part), text.numberStyle, true, t)
      if (part.clauseId !== null) setClause({ id: part.clauseId, named })
    },
    [text.numberStyle, t],
  )
  const from = pastMoment(side.value)
  if (!mayEdit || !from) return { bringBack: undefined, dialog: null }
  const isNamed = from.kind === 'version' || side.at === undefined
  const close = () => setClause(undefined)
  return {
    bringBack: ask,
    dialog: clause && (
      <LateRestoreDialog
        {...{ declaration, text, from, clause }}
        fromLabel={isNamed ? side.title : dayAndMinute(side.at ?? 0)}
        onClose={close}
        onRestored={onRestored}
      />
    ),
  }
}

function pastMoment(value: string): MomentOfText | undefined {
  const base = readBaseOfText(value)
  return base.kind === 'version' || base.kind === 'sequence' ? base : undefined
}
