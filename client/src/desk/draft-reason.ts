// Why a draft was refused, with the time where it is known: by a lock that still stands, or by the closing.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { TFunction } from 'i18next'
import type { Formats } from '../i18n/format.ts'
import { refusalSentence } from '../i18n/i18n.ts'
import type { Draft } from '../sync/drafts.ts'
import type { OutlineRow } from './outline-rows.ts'

/** The server's clock and this device's may differ by so much. */
const SKEW = 2_000

export interface DraftCircumstances {
  /** The row of the draft's clause; undefined when the text has it no more. */
  row: OutlineRow | undefined
  version: DeclarationFacts['version']
  t: TFunction<'desk'>
  second: Formats['second']
}

export function draftReason(draft: Draft, { row, version, t, second }: DraftCircumstances): string {
  const isBefore = (moment: string) => Date.parse(moment) <= draft.at + SKEW
  if (draft.code === 'locked' && row?.lock && isBefore(row.lock.at))
    return t('lockedBefore', { clause: row.lock.label, time: second(row.lock.at) })
  if (draft.code === 'closed' && version && isBefore(version.at))
    return t('closedBefore', { time: second(version.at) })
  const time = second(draft.at)
  const kept = row ? t('slipOfClause', { clause: row.named, time }) : t('slipAt', { time })
  return `${refusalSentence(draft.code)} ${kept}`
}
