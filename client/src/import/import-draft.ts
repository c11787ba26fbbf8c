// A declaration before it is created: the source, what was understood, the corrections, the proposals for the text.
//
//   source ──read──▶ check ──correct, undo──▶ check
//      ▲──────back────┘
//   source ──empty──▶ empty ──back──▶ source

import type { TextStatus } from '@plenary/shared/api/declaration-routes'
import type { Blocks } from '@plenary/shared/declaration/import/correct-blocks'
import type { ImportedBlock } from '@plenary/shared/declaration/import/imported-blocks'
import { parseDeclaration } from '@plenary/shared/declaration/import/parse-declaration'
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import { keepSameBlocks } from './keep-same-blocks.ts'

export interface TextSettings {
  /** Null while it follows the title block. */
  readonly title: string | null
  readonly language: string
  readonly status: TextStatus
  readonly numberStyle: NumberStyle
}

export interface ImportDraft {
  readonly step: 'source' | 'empty' | 'check'
  readonly source: string
  readonly settings: TextSettings
  readonly blocks: Blocks
  /** Blocks before each correction, the latest last; words typed into one block are one correction. */
  readonly past: readonly Blocks[]
  /** The block that the latest correction typed into. */
  readonly typedInto: number | null
}

/** Takes a correction; `typedInto` is the place of the block whose words are being typed. */
export type Correct = (correct: (blocks: Blocks) => ImportedBlock[], typedInto?: number) => void

export type DraftEvent =
  | { type: 'source-changed'; source: string }
  | { type: 'read' }
  | { type: 'started-empty'; language: string }
  | { type: 'back' }
  | { type: 'settings-changed'; settings: Partial<TextSettings> }
  /** `typedInto` is given when words are typed into one block. */
  | { type: 'corrected'; correct: (blocks: Blocks) => ImportedBlock[]; typedInto?: number }
  | { type: 'undone' }

const MOST_UNDOS = 100
/** The bound of a declaration's title. */
const LONGEST_TITLE = 300

export const emptyDraft: ImportDraft = {
  step: 'source',
  source: '',
  settings: { title: null, language: 'en', status: 'authentic', numberStyle: 'decimal' },
  blocks: [],
  past: [],
  typedInto: null,
}

export function nextDraft(draft: ImportDraft, event: DraftEvent): ImportDraft {
  switch (event.type) {
    case 'source-changed':
      return { ...draft, source: event.source }
    case 'read': {
      const { blocks, ...proposed } = parseDeclaration(draft.source)
      return {
        ...emptyDraft,
        step: 'check',
        source: draft.source,
        blocks,
        settings: { title: null, ...proposed },
      }
    }
    case 'started-empty':
      return {
        ...draft,
        step: 'empty',
        settings: { ...emptyDraft.settings, title: '', language: event.language },
      }
    case 'back':
      return { ...emptyDraft, source: draft.source }
    case 'settings-changed':
      return { ...draft, settings: { ...draft.settings, ...event.settings } }
    case 'corrected':
      return corrected(draft, event.correct, event.typedInto ?? null)
    case 'undone': {
      const before = draft.past.at(-1)
      return before ? { ...draft, blocks: before, past: draft.past.slice(0, -1), typedInto: null } : draft
    }
  }
}

function corrected(
  draft: ImportDraft,
  correct: (blocks: Blocks) => ImportedBlock[],
  typedInto: number | null,
): ImportDraft {
  const blocks = keepSameBlocks(draft.blocks, correct(draft.blocks))
  if (blocks === draft.blocks) return draft
  const goesOn = typedInto !== null && typedInto === draft.typedInto
  const past = goesOn ? draft.past : [...draft.past, draft.blocks].slice(-MOST_UNDOS)
  return { ...draft, blocks, past, typedInto }
}

/** The title in the list: the person's own words, else those of the title block. */
export function titleOf({ settings, blocks }: ImportDraft): string {
  if (settings.title !== null) return settings.title
  const titles = blocks.filter(({ kind }) => kind === 'title').map(({ text }) => text.trim())
  return titles.join(' ').slice(0, LONGEST_TITLE)
}
