// What the outline and the panel show of each part of the text: its number, its name, its first words, its loudest fact.
import type { ClauseChange } from '@plenary/shared/api/declaration-routes'
import type { Lock } from '@plenary/shared/api/life-routes'
import { clauseNumber, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { OutlineEntry } from '@plenary/shared/declaration/outline'
import type { Container } from '@plenary/shared/schema/nodes'
import type { TFunction } from 'i18next'
import { clauseWords } from '../i18n/clause-words.ts'
import type { PartPositions } from '../ui/part-positions.ts'
import type { Shown } from '../ui/position-glyph.tsx'
import { groupsInClause, type PresentGroup } from './presence-by-city.ts'

export interface OutlineRow {
  key: string
  container: Container
  /** Null outside the clauses. */
  clauseId: string | null
  /** 0 for containers and clauses, 1 for sub-clauses. */
  depth: number
  /** As in the margin of the outline: `3`, `(a)`, `¶`. */
  number: string
  /** As it is spoken: `Clause 3 (a)`, `Preamble`. */
  label: string
  /** The same inside a sentence: `clause 3 (a)`. */
  named: string
  words: string
  /** The ids of the sub-clauses in it. */
  within: readonly string[]
  /** Undefined while nobody has locked it. */
  lock: RowLock | undefined
  /** What is loudest of it; undefined when there is nothing to say. */
  fact: RowFact | undefined
  /** What the own city says of it; undefined on parts on which nobody states a position, and for whoever is of no city. */
  own: PartPositions['own']
  /** The codes of the cities that are there. */
  here: readonly string[]
}

/** Of positions with their shape; a lock with its own. */
export interface RowFact {
  kind: Shown | 'lock' | 'here' | 'change'
  words: string
}

/** The lock that holds a part: its own, or that of the clause around it. */
export interface RowLock extends Lock {
  isOwn: boolean
  /** The clause that was locked: `clause 3`. */
  label: string
}

export interface OutlineFacts {
  style: NumberStyle
  locks: readonly Lock[]
  groups: readonly PresentGroup[]
  changes: readonly ClauseChange[]
  /** By the clauses' ids; empty until they are there. */
  positions: ReadonlyMap<string, PartPositions>
  t: TFunction<'desk'>
  /** How the city of a change is named. */
  nameOf: (change: ClauseChange) => string
  minute: (moment: string) => string
}

export function outlineRows(entries: readonly OutlineEntry[], facts: OutlineFacts): OutlineRow[] {
  const locks = locksByPath(entries, facts)
  return entries.map((entry, index) => {
    const clauseId = entry.kind === 'clause' ? entry.id : null
    const lock = entry.kind === 'clause' ? lockAt(entry.path, locks) : undefined
    const here = clauseId === null ? [] : groupsInClause(facts.groups, clauseId)
    const positions = clauseId === null ? undefined : facts.positions.get(clauseId)
    return {
      key: rowKey(entry),
      container: entry.container,
      clauseId,
      depth: Math.max(0, entry.path.length - 1),
      number: marginNumber(entry),
      label: labelOf(entry, false, facts),
      named: labelOf(entry, true, facts),
      words: wordsOf(entry, facts.t),
      within: idsWithin(entries, index),
      lock,
      fact: factOf(entry, { lock, here, positions }, facts),
      own: positions?.own,
      here: here.map(({ code }) => code),
    }
  })
}

/** Of the sub-clauses that follow a clause, until one stands at its own level again. */
function idsWithin(entries: readonly OutlineEntry[], index: number): string[] {
  const depth = entries[index]?.path.length ?? 0
  const ids: string[] = []
  if (depth === 0) return ids
  for (let next = index + 1; (entries[next]?.path.length ?? 0) > depth; next += 1) {
    const id = entries[next]?.id
    if (id) ids.push(id)
  }
  return ids
}

/** The change of a part of the text. */
export function changeOf(
  row: Pick<OutlineRow, 'clauseId' | 'container'>,
  changes: readonly ClauseChange[],
): ClauseChange | undefined {
  return changes.find(({ clauseId, container }) =>
    row.clauseId === null ? clauseId === null && container === row.container : clauseId === row.clauseId,
  )
}

/** Stable for a clause with an id; by place for the moment in which it has none. */
export function rowKey({
  kind,
  id,
  path,
  container,
}: Pick<OutlineEntry, 'kind' | 'id' | 'path' | 'container'>): string {
  if (kind === 'container') return container
  return id ?? `place ${path.join('.')}`
}

function marginNumber({ kind, path }: OutlineEntry): string {
  if (kind === 'container') return '¶'
  return clauseNumber(path).split(' ').at(-1) ?? ''
}

function labelOf({ kind, container, path }: OutlineEntry, isInside: boolean, facts: OutlineFacts): string {
  if (kind === 'clause') return clauseWords(path, facts.style, isInside, facts.t)
  return facts.t(container === 'clauses' ? 'text' : container)
}

function locksByPath(entries: readonly OutlineEntry[], facts: OutlineFacts): ReadonlyMap<string, RowLock> {
  const byId = new Map(facts.locks.map((lock) => [lock.clauseId, lock]))
  return new Map(
    entries.flatMap((entry) => {
      const lock = entry.kind === 'clause' && entry.id !== null ? byId.get(entry.id) : undefined
      return lock
        ? [[entry.path.join('.'), { ...lock, isOwn: true, label: labelOf(entry, true, facts) }]]
        : []
    }),
  )
}

/** The outermost one: it is what must be unlocked first. */
function lockAt(path: readonly number[], locks: ReadonlyMap<string, RowLock>): RowLock | undefined {
  for (let length = 1; length <= path.length; length += 1) {
    const lock = locks.get(path.slice(0, length).join('.'))
    if (lock) return { ...lock, isOwn: length === path.length }
  }
  return undefined
}

/** Title and preamble are known by their names; a clause by its words. */
function wordsOf({ kind, container, firstWords }: OutlineEntry, t: TFunction<'desk'>): string {
  if (kind === 'container' && container !== 'title') return t(container === 'clauses' ? 'text' : container)
  return firstWords === '' ? t('clauseEmpty') : firstWords
}

interface RowParts {
  lock: RowLock | undefined
  here: PresentGroup[]
  positions: PartPositions | undefined
}

/** What the cities say of it, but for a lock where all agree; before anybody has said something who is there, else who wrote last. */
function factOf(
  entry: OutlineEntry,
  { lock, here, positions }: RowParts,
  facts: OutlineFacts,
): RowFact | undefined {
  const loudest = positions?.loudest
  if (lock && (!loudest || positions.isAgreed)) {
    return { kind: 'lock', words: facts.t('locked', { time: facts.minute(lock.at) }) }
  }
  if (loudest) return { kind: loudest.shown, words: loudest.words }
  if (here.length > 0) {
    return { kind: 'here', words: facts.t('someoneHere', { codes: here.map(({ code }) => code).join(', ') }) }
  }
  const clauseId = entry.kind === 'clause' ? entry.id : null
  const change = changeOf({ clauseId, container: entry.container }, facts.changes)
  if (!change) return undefined
  return {
    kind: 'change',
    words: facts.t('changedBy', { time: facts.minute(change.at), city: facts.nameOf(change) }),
  }
}
