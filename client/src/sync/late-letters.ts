// Letters that were typed on when a lock had come: where they belong in a person's own wording of the clause.

/** Where one wrote when a lock came, and what was typed on. The words before and behind it are the clause's own, as shown. */
export interface LateLetters {
  readonly clauseId: string
  readonly before: string
  readonly after: string
  readonly letters: string
}

/** @param wording the clause's words as the person had them: those that are shown, with at most one run of them changed */
export function withLateLetters(wording: string, { before, after, letters }: LateLetters): string {
  const shown = before + after
  const start = commonStart(shown, wording)
  const end = commonEnd(shown.slice(start), wording.slice(start))
  const isBeforeChange = before.length < start
  const isBehindChange = after.length < end
  const at = isBeforeChange ? before.length : wording.length - (isBehindChange ? after.length : end)
  return wording.slice(0, at) + letters + wording.slice(at)
}

function commonStart(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length += 1
  return length
}

function commonEnd(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length))
    length += 1
  return length
}
