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
