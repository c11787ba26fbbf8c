// Where each clause of a content stands, by its id.
import type { ClauseJson, ParagraphJson, SubclausesJson } from '../schema/content.ts'

export interface ClausePlace {
  readonly clause: ClauseJson
  /** The clause around it; null for a numbered one. */
  readonly parent: string | null
  /** Its siblings before it, in their order. */
  readonly before: readonly string[]
}

/** In the order of the text, a clause before its sub-clauses. Of two with one id, the first. */
export function clausePlaces(clauses: readonly ClauseJson[]): ReadonlyMap<string, ClausePlace> {
  const places = new Map<string, ClausePlace>()
  const add = (siblings: readonly ClauseJson[], parent: string | null) => {
    siblings.forEach((clause, index) => {
      const { id } = clause.attrs
      if (places.has(id)) return
      places.set(id, {
        clause,
        parent,
        get before() {
          return siblings.slice(0, index).map(({ attrs }) => attrs.id)
        },
      })
      add(subclausesOf(clause), id)
    })
  }
  add(clauses, null)
  return places
}

/** Those of all its lists. */
export function subclausesOf({ content = [] }: ClauseJson): ClauseJson[] {
  return content.flatMap((part) => (part.type === 'subclauses' ? (part.content ?? []) : []))
}

/** The id of the clause and of everything below it. */
export function idsWithin(clause: ClauseJson): string[] {
  return [clause.attrs.id, ...subclausesOf(clause).flatMap(idsWithin)]
}

/** What locks hold in a text. */
export interface Bound {
  /** Locked clauses and what stands below one: they stay word for word. */
  readonly held: ReadonlySet<string>
  /** The same, and the clauses around them: none of these may be moved or deleted. */
  readonly all: ReadonlySet<string>
}

export function boundBy(clauses: readonly ClauseJson[], lockedIds: ReadonlySet<string>): Bound {
  const places = clausePlaces(clauses)
  const held = new Set(
    [...places].flatMap(([id, { clause }]) => (lockedIds.has(id) ? idsWithin(clause) : [])),
  )
  const all = new Set<string>()
  for (const id of held) {
    for (let each: string | null = id; each !== null; each = places.get(each)?.parent ?? null) all.add(each)
  }
  return { held, all }
}

/** The clause with other sub-clauses. The lists are new ones. */
export function mapSubclauses(clause: ClauseJson, map: (clause: ClauseJson) => ClauseJson[]): ClauseJson {
  return mapLists(clause, (list) => list.flatMap(map))
}

export function mapLists(clause: ClauseJson, map: (list: ClauseJson[]) => ClauseJson[]): ClauseJson {
  if (!clause.content) return { ...clause }
  const content = clause.content.flatMap((part): (ParagraphJson | SubclausesJson)[] =>
    part.type === 'paragraph' ? [part] : remaining(part, map(part.content ?? [])),
  )
  return { ...clause, content }
}

/** The list with these clauses; none where nothing is left of it. */
export function remaining(list: SubclausesJson, content: ClauseJson[]): SubclausesJson[] {
  return content.length === 0 && list.content?.length ? [] : [{ ...list, content }]
}
