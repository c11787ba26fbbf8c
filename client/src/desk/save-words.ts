// The save state in words: each state has one sentence in the header and, where somebody should act or wait, one in the row below.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import type { TFunction } from 'i18next'
import type { Formats } from '../i18n/format.ts'
import { refusalSentence } from '../i18n/i18n.ts'
import type { PlenaryTimes } from '../i18n/plenary-times.ts'
import type { Ending, SaveFailure, SaveState } from '../sync/save-state.ts'

export type SaveIcon = 'saved' | 'saving' | 'offline' | 'failed' | 'reading' | 'closed'

export interface SaveWords {
  icon: SaveIcon
  full: string
  /** For narrow headers. */
  short: string
  /** Whether it changes with every keystroke: then it is not read out by itself. */
  isRoutine: boolean
}

type Translate = TFunction<'desk'>

/** Since when the words are fixed. */
export interface ClosedText {
  isAdopted: boolean
  at: string
}

/** Undefined while the words may change. */
export function closingOf({
  state,
  adoptedAt,
  version,
}: Pick<DeclarationFacts, 'state' | 'adoptedAt' | 'version'>): ClosedText | undefined {
  if (IS_OPEN[state] || !version) return undefined
  return adoptedAt === null ? { isAdopted: false, at: version.at } : { isAdopted: true, at: adoptedAt }
}

/** What the header says when the words are fixed; undefined where something graver is to be said. */
export function closedWords(
  state: SaveState,
  { isAdopted, at }: ClosedText,
  t: Translate,
  { brief, briefest }: Pick<PlenaryTimes, 'brief' | 'briefest'>,
): SaveWords | undefined {
  const isRefused = state.kind === 'cannot-save' && state.reason === 'closed'
  if (state.kind !== 'saved' && state.kind !== 'read-only' && !isRefused) return undefined
  const said = (time: string) => t(isAdopted ? 'textAdopted' : 'textClosed', { time })
  return { ...event('closed', said(brief(at))), short: said(briefest(at)) }
}

/** What the header says. */
export function saveWords(state: SaveState, t: Translate, { second }: Pick<Formats, 'second'>): SaveWords {
  switch (state.kind) {
    case 'loading':
    case 'load-failed':
      return routine('saving', t('connecting'))
    case 'read-only':
      return routine('reading', t('readingAlong'))
    case 'saved': {
      const time = second(state.at)
      return { ...routine('saved', t('saved', { time })), short: t('savedShort', { time }) }
    }
    case 'saving':
      return routine('saving', t('saving', { count: state.changes }))
    case 'offline':
      return event('offline', offlineWords(state, t))
    case 'cannot-save':
      return event('failed', t('cannotSave', { count: state.changes }))
    case 'polling':
      return event('reading', t('readingByPolling'))
    case 'ended':
      return event('failed', t('stopped'))
  }
}

/** An act that the row offers: reload the page, sign in and come back, try again at once. */
export type RowAct = 'reload' | 'sign-in' | 'retry'

export interface RowWords {
  sentence: string
  act?: RowAct
}

/** What the row under the header says; undefined where there is nothing to say. */
export function rowWords(state: SaveState, t: Translate, mayEdit: boolean): RowWords | undefined {
  switch (state.kind) {
    case 'offline':
      if (!mayEdit) return { sentence: t('rowOfflineReader'), act: 'retry' }
      if (!state.kept && state.changes > 0) return { sentence: t('rowOfflineUnsafe'), act: 'retry' }
      return { sentence: t('rowOffline', { count: state.changes }), act: 'retry' }
    case 'cannot-save':
      return { sentence: failureSentence(state.reason, t) }
    case 'polling':
      return { sentence: t('rowBlocked') }
    case 'ended':
      return ENDING_ROWS[state.why](t)
    default:
      return undefined
  }
}

const ENDING_ROWS: Record<Ending, (t: Translate) => RowWords> = {
  removed: (t) => ({ sentence: t('rowRemoved') }),
  'not-found': (t) => ({ sentence: t('rowRemoved') }),
  'signed-out': (t) => ({ sentence: t('rowSignedOut'), act: 'sign-in' }),
  'old-schema': (t) => ({ sentence: t('rowOldSchema'), act: 'reload' }),
  epoch: (t) => ({ sentence: t('rowEpoch'), act: 'reload' }),
  'too-many': (t) => ({ sentence: t('rowTooMany'), act: 'reload' }),
}

function failureSentence(reason: SaveFailure, t: Translate): string {
  if (reason === 'storage') return t('rowStorage')
  if (reason === 'unanswered') return t('rowUnanswered')
  return refusalSentence(reason)
}

function offlineWords({ changes, kept }: Extract<SaveState, { kind: 'offline' }>, t: Translate): string {
  if (changes > 0 && !kept) return t('offlineUnsafe', { count: changes })
  return t('offline', { count: changes })
}

function routine(icon: SaveIcon, full: string): SaveWords {
  return { icon, full, short: full, isRoutine: true }
}

function event(icon: SaveIcon, full: string): SaveWords {
  return { icon, full, short: full, isRoutine: false }
}
