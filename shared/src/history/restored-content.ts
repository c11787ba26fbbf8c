// What a text says once a version of it, or a clause of one, is brought back: the version, but for what is locked. Rules RS1…
// in docs/spec/restore.md.
import { clauseDigest } from '../canon/digests.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { ClauseJson, ContentJson, ParagraphJson, SubclausesJson } from '../schema/content.ts'
import { numberedClauses } from '../schema/numbered-clauses.ts'
import {
  type Bound,
  boundBy,
  type ClausePlace,
  clausePlaces,
  idsWithin,
  mapLists,
  mapSubclauses,
  remaining,
} from './clause-places.ts'
import { heaviestPairs } from './heaviest-pairs.ts'
import { type Gap, putClause } from './put-clause.ts'

export interface RestoredContent {
  readonly content: ContentJson
  /** Of the locked clauses those that would read otherwise, stand elsewhere or be gone, were they not locked. */
  readonly kept: string[]
}

/**
 * Leaves both contents as they are. Clause ids must be unique in each.
 * @param clauseId only this clause, with its sub-clauses. Refuses `not-found` when `wanted` has none, `clause-locked` when it is.
 */
export function restoredContent(
  now: ContentJson,
  wanted: ContentJson,
  lockedIds: ReadonlySet<string>,
  clauseId?: string,
): RestoredContent | Refusal {
  const clauses = numberedClauses(now)
  const bound = boundBy(clauses, lockedIds)
  const goal = clauseId === undefined ? wanted : withClause(now, wanted, clauseId, bound)
  if (isRefusal(goal)) return goal
  const restoration = new Restoration(clauses, numberedClauses(goal), lockedIds, bound)
  return { content: replaceClauses(goal, restoration.clauses), kept: restoration.kept() }
}

function replaceClauses({ content }: ContentJson, clauses: ClauseJson[]): ContentJson {
  const [title, preamble, , closing] = content
  return { type: 'doc', content: [title, preamble, { type: 'clauses', content: clauses }, closing] }
}

/** The text of now with one clause as it was then: what would be wanted were nothing locked. */
function withClause(
  now: ContentJson,
  wanted: ContentJson,
  clauseId: string,
  { held }: Bound,
): ContentJson | Refusal {
  const then = clausePlaces(numberedClauses(wanted))
  const clause = then.get(clauseId)?.clause
  if (!clause) return refuse('not-found')
  if (held.has(clauseId)) return refuse('clause-locked')
  const isHeld = (id: string) => held.has(id)
  const taken = new Set(idsWithin(clause))
  const replace = (each: ClauseJson): ClauseJson[] => {
    if (each.attrs.id === clauseId) return [copyOf(clause)]
    return taken.has(each.attrs.id) ? [] : [mapSubclauses(each, replace)]
  }
  const today = numberedClauses(now)
  const goal = today.flatMap(replace)
  if (!clausePlaces(goal).has(clauseId)) putClause(goal, copyOf(clause), { places: then, isHeld })
  let last = clauseId
  putLost(goal, {
    now: clausePlaces(today),
    wanted: then,
    put: (lost) => {
      putClause(goal, lost, { places: then, isHeld, gap: behind(goal, last) })
      last = lost.attrs.id
    },
  })
  return replaceClauses(now, goal)
}

/** The place directly behind a clause. */
function behind(clauses: readonly ClauseJson[], clauseId: string): Gap {
  const { parent = null, before = [] } = clausePlaces(clauses).get(clauseId) ?? {}
  return { parent, before: [...before, clauseId] }
}

interface Lost {
  readonly now: ReadonlyMap<string, ClausePlace>
  readonly wanted: ReadonlyMap<string, ClausePlace>
  /** Is given each with those of its sub-clauses that are nowhere else. */
  put(clause: ClauseJson): void
}

/** Clauses that are there now and in the version are there afterwards, whatever became of the clauses around them. */
function putLost(clauses: readonly ClauseJson[], { now, wanted, put }: Lost): void {
  const present = new Set(clauses.flatMap(idsWithin))
  const own = (each: ClauseJson): ClauseJson[] =>
    present.has(each.attrs.id) ? [] : [mapSubclauses(each, own)]
  for (const [id, { clause }] of now) {
    if (!wanted.has(id)) continue
    for (const lost of own(clause)) {
      put(lost)
      for (const there of idsWithin(lost)) present.add(there)
    }
  }
}

class Restoration {
  readonly clauses: ClauseJson[]
  readonly #now: ReadonlyMap<string, ClausePlace>
  readonly #wanted: ReadonlyMap<string, ClausePlace>
  readonly #lockedIds: ReadonlySet<string>
  readonly #bound: Bound
  /** Bound clauses that can't stand where the version has them among the others. */
  readonly #displaced = new Set<string>()

  constructor(
    now: readonly ClauseJson[],
    wanted: readonly ClauseJson[],
    lockedIds: ReadonlySet<string>,
    bound: Bound,
  ) {
    this.#now = clausePlaces(now)
    this.#wanted = clausePlaces(wanted)
    this.#lockedIds = lockedIds
    this.#bound = bound
    this.clauses = this.#list(now, wanted)
    const places = this.#now
    const isHeld = (id: string) => bound.held.has(id)
    putLost(this.clauses, {
      now: this.#now,
      wanted: this.#wanted,
      put: (clause) => putClause(this.clauses, clause, { places, isHeld }),
    })
  }

  kept(): string[] {
    return [...this.#now.keys()].filter((id) => this.#lockedIds.has(id) && this.#isKept(id))
  }

  #isKept(id: string): boolean {
    const [now, wanted] = [this.#now.get(id), this.#wanted.get(id)]
    if (!now || !wanted || clauseDigest(now.clause) !== clauseDigest(wanted.clause)) return true
    for (let each: string | null = id; each !== null; each = this.#now.get(each)?.parent ?? null) {
      if (this.#displaced.has(each)) return true
      if (this.#wanted.get(each)?.parent !== this.#now.get(each)?.parent) return true
    }
    return false
  }

  /** A list as it is wanted, in which the bound clauses that it has now keep their order. */
  #list(now: readonly ClauseJson[], wanted: readonly ClauseJson[]): ClauseJson[] {
    const staying = now.filter(({ attrs }) => this.#bound.all.has(attrs.id))
    const pairs = heaviestPairs(staying.length, wanted.length, (place, other) =>
      staying[place]?.attrs.id === wanted[other]?.attrs.id ? 1 : 0,
    )
    const inOrder = new Set(pairs.map(([place]) => staying[place]))
    const isPlaced = new Set([...inOrder].map((clause) => clause?.attrs.id))
    const list = wanted
      .filter(({ attrs }) => isPlaced.has(attrs.id) || !this.#bound.all.has(attrs.id))
      .map((clause) => (isPlaced.has(clause.attrs.id) ? this.#staying(clause.attrs.id) : this.#free(clause)))
    for (const [index, clause] of staying.entries()) {
      if (inOrder.has(clause)) continue
      this.#displaced.add(clause.attrs.id)
      const next = staying.slice(index + 1).find((each) => inOrder.has(each))
      list.splice(this.#placeOf(clause, list, staying[index - 1], next), 0, this.#staying(clause.attrs.id))
    }
    return list
  }

  /** Behind what it stands behind now, but neither before the bound clause before it nor behind the one that follows. */
  #placeOf(
    { attrs }: ClauseJson,
    list: readonly ClauseJson[],
    previous: ClauseJson | undefined,
    next: ClauseJson | undefined,
  ): number {
    const indexOf = (id: string | undefined) => list.findIndex((each) => each.attrs.id === id)
    const nearest = this.#now.get(attrs.id)?.before.findLast((id) => indexOf(id) !== -1)
    const last = next ? indexOf(next.attrs.id) : list.length
    return Math.min(Math.max(indexOf(nearest) + 1, indexOf(previous?.attrs.id) + 1), last)
  }

  #free(clause: ClauseJson): ClauseJson {
    return mapLists(clause, (list) => this.#list([], list))
  }

  #staying(id: string): ClauseJson {
    const now = this.#now.get(id)?.clause
    if (!now) throw new Error(`no clause ${id}`)
    if (this.#bound.held.has(id)) return now
    const wanted = this.#wanted.get(id)?.clause
    const parts = now.content ?? []
    const lists = parts.filter((part) => part.type === 'subclauses').filter((list) => this.#binds(list))
    const words = parts.filter(({ type }) => type === 'paragraph')
    return { ...now, content: this.#merged(wanted ? (wanted.content ?? []) : words, lists) }
  }

  /** What is wanted in a clause, around lists of now that must stay in their order. */
  #merged(
    wanted: readonly (ParagraphJson | SubclausesJson)[],
    lists: readonly SubclausesJson[],
  ): (ParagraphJson | SubclausesJson)[] {
    const pairs = heaviestPairs(lists.length, wanted.length, (place, other) => {
      const [list, part] = [lists[place], wanted[other]]
      return list && part?.type === 'subclauses' ? ANY_LIST + countCommon(list, part) : 0
    })
    const partners = new Map(pairs.map(([place, other]) => [other, place]))
    const parts: (ParagraphJson | SubclausesJson)[] = []
    let next = 0
    const takeUntil = (end: number) => {
      for (; next < end; next += 1)
        parts.push({ type: 'subclauses', content: this.#list(lists[next]?.content ?? [], []) })
    }
    for (const [index, part] of wanted.entries()) {
      const place = partners.get(index)
      if (place !== undefined) takeUntil(place)
      const list = place === undefined ? undefined : lists[next++]
      if (part.type === 'paragraph') parts.push(part)
      else parts.push(...remaining(part, this.#list(list?.content ?? [], part.content ?? [])))
    }
    takeUntil(lists.length)
    return parts
  }

  #binds({ content = [] }: SubclausesJson): boolean {
    return content.some(({ attrs }) => this.#bound.all.has(attrs.id))
  }
}

/** Less than one clause in common: a list of now rather becomes another one than a new one comes beside it. */
const ANY_LIST = 0.001

function countCommon({ content = [] }: SubclausesJson, { content: other = [] }: SubclausesJson): number {
  const ids = new Set(content.map(({ attrs }) => attrs.id))
  return other.filter(({ attrs }) => ids.has(attrs.id)).length
}

function copyOf(clause: ClauseJson): ClauseJson {
  return mapSubclauses(clause, (each) => [copyOf(each)])
}
