// What is known about the parts of the text: the outline's rows, the selected one, who changed it last and who is in it.
import type { ClauseChange } from '@plenary/shared/api/declaration-routes'
import type { Lock } from '@plenary/shared/api/life-routes'
import type { Editor } from '@tiptap/core'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useClauseChanges } from '../api/declarations.ts'
import { useLocks } from '../api/locks.ts'
import type { Place } from '../editor/place.ts'
import { useFormats } from '../i18n/format.ts'
import type { PartPositions } from '../ui/part-positions.ts'
import { sameWhereEqual } from '../ui/same-where-equal.ts'
import { useCityWords } from './city-words.ts'
import { useDesk } from './desk-context.ts'
import { changeOf, type OutlineRow, outlineRows, rowKey } from './outline-rows.ts'
import { groupsInClause, ONESELF, type PresentGroup } from './presence-by-city.ts'
import { useOutline } from './use-outline.ts'

const LATEST = 8
const NONE: readonly ClauseChange[] = []
const NO_LOCKS: readonly Lock[] = []
const NO_POSITIONS: ReadonlyMap<string, PartPositions> = new Map()

export interface PartFacts {
  rows: readonly OutlineRow[]
  selected: OutlineRow | undefined
  change: ClauseChange | undefined
  /** Others in the selected part. */
  present: readonly PresentGroup[]
  latest: readonly { row: OutlineRow; change: ClauseChange }[]
}

export function usePartFacts(
  editor: Editor | null,
  place: Place | undefined,
  positions = NO_POSITIONS,
): PartFacts {
  const { t } = useTranslation('desk')
  const { minute } = useFormats()
  const { text, declaration, present } = useDesk()
  const { nameOf } = useCityWords(declaration.roster)
  const entries = useOutline(editor, text.numberStyle)
  const changes = useClauseChanges(text.id).data ?? NONE
  const locks = useLocks(text.id).data ?? NO_LOCKS
  const others = useMemo(() => present.flatMap(withoutOneself), [present])
  const { numberStyle: style } = text
  const known = useRef<readonly OutlineRow[]>([])
  const rows = useMemo(() => {
    const facts = { style, locks, groups: others, changes, positions, t, nameOf, minute }
    known.current = sameWhereEqual(known.current, outlineRows(entries, facts), (row) => row.key)
    return known.current
  }, [entries, style, locks, others, changes, positions, t, nameOf, minute])
  const shown = useMemo(() => rows.filter(({ container }) => container !== 'title'), [rows])
  const latest = useMemo(() => latestChanges(rows, changes), [rows, changes])
  const key = place && keyOf(place)
  const selected = rows.find((row) => row.key === key)
  return {
    rows: shown,
    selected,
    change: selected && changeOf(selected, changes),
    present: selected?.clauseId ? groupsInClause(others, selected.clauseId) : [],
    latest,
  }
}

function latestChanges(rows: readonly OutlineRow[], changes: readonly ClauseChange[]) {
  return rows
    .flatMap((row) => {
      const change = changeOf(row, changes)
      return change ? [{ row, change }] : []
    })
    .sort((a, b) => b.change.at.localeCompare(a.change.at))
    .slice(0, LATEST)
}

function keyOf({ container, clause }: Place): string {
  return clause
    ? rowKey({ kind: 'clause', container, id: clause.id, path: clause.path })
    : rowKey({ kind: 'container', container, id: container, path: [] })
}

function withoutOneself(group: PresentGroup): PresentGroup[] {
  const people = group.people.filter(({ person }) => person !== ONESELF)
  return people.length > 0 ? [{ ...group, people }] : []
}
