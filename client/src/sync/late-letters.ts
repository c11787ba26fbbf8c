// Letters that were typed on when a lock had come, or the closing: where they belong in a person's own wording.
import type { Draft } from './drafts.ts'

/** Where one wrote when a lock or the closing came, and what was typed on. */
export interface LateLetters extends Pick<Draft, 'container' | 'clauseId'> {
  readonly code: 'locked' | 'closed'
  /** The words around it as shown: the clause's own, or those of the paragraph. */
  readonly before: string
  readonly after: string
  readonly letters: string
}

/** @param wording the clause's words as the person had them: those that are shown, with at most one run of them changed */
export function withLateLetters(
  wording: string,
  { before, after, letters }: Pick<LateLetters, 'before' | 'after' | 'letters'>,
): string {
  const at = placeIn(wording, before, after)
  return wording.slice(0, at) + letters + wording.slice(at)
}

/** Behind what has been written at the caret; where the run that was changed is elsewhere, at the caret. */
function placeIn(wording: string, before: string, after: string): number {
  if (wording.endsWith(after)) return wording.length - after.length
  if (wording.startsWith(before)) return before.length
  return wording.length - commonEnd(after, wording)
}

function commonEnd(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length))
    length += 1
  return length
}

/** Two refusals follow one another so quickly when one goes on typing. */
const IN_ONE_GO = 60_000

/**
 * A person who types on while the answer is on its way is refused twice, or oftener: what was typed into one place is one
 * draft, the first, with the letters of those that followed it.
 * @param drafts what this page refused itself: what another one keeps under the same ids is unknown here
 * @returns the drafts that have others' letters too, and which those others are
 */
export function typedInOneGo(drafts: readonly Draft[]): { draft: Draft; gone: string[] }[] {
  const gone = new Set<string>()
  const inTheirOrder = drafts.toSorted((one, other) => one.at - other.at)
  return inTheirOrder.flatMap((first, index) => {
    if (gone.has(first.id)) return []
    const followers = inTheirOrder.slice(index + 1).flatMap((later) => {
      const letters = !gone.has(later.id) && isContinuedBy(first, later) ? insertedIn(later) : undefined
      return letters ? [{ id: later.id, letters }] : []
    })
    if (followers.length === 0) return []
    for (const { id } of followers) gone.add(id)
    const wording = followers.reduce((words, { letters }) => withLateLetters(words, letters), first.wording)
    return [{ draft: { ...first, wording }, gone: followers.map(({ id }) => id) }]
  })
}

function isContinuedBy(first: Draft, later: Draft): boolean {
  const isSamePlace = first.container === later.container && first.clauseId === later.clauseId
  const isInOneGo = later.at - first.at < IN_ONE_GO
  return isSamePlace && first.code === later.code && first.before === later.before && isInOneGo
}

/** Undefined where something else was done than to type in one place. */
function insertedIn({
  before,
  wording,
}: Draft): Omit<LateLetters, 'code' | 'container' | 'clauseId'> | undefined {
  let start = 0
  while (start < before.length && before[start] === wording[start]) start += 1
  const after = before.slice(start)
  if (wording.length <= before.length || !wording.endsWith(after)) return undefined
  return {
    before: before.slice(0, start),
    after,
    letters: wording.slice(start, wording.length - after.length),
  }
}
