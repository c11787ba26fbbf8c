// Keeps letters that were typed on when a lock had come, or the closing: in the draft that it made of the place, or in one of
// their own.
import type { Scope } from './device-store.ts'
import type { Draft } from './drafts.ts'
import { type LateLetters, withLateLetters } from './late-letters.ts'

/** A draft that is older was made by another lock. */
const SAME_LOCK = 60_000

interface Typing {
  readonly late: LateLetters
  /** Blanks that are no draft by themselves. */
  readonly waiting: string
  readonly draft: Draft | undefined
  /** Whether the draft has these letters only, and goes into the one that the lock makes. */
  readonly isOwn: boolean
}

export class LateTyping {
  readonly #scope: Scope
  readonly #now: () => number
  #typing: Typing | undefined

  constructor(scope: Scope, now: () => number) {
    this.#scope = scope
    this.#now = now
  }

  /**
   * The draft that has these letters too, to be written; undefined while there are only blanks.
   * @param isRecovering the lock may still make a draft: it is not written to before it is done
   */
  type(late: LateLetters, drafts: readonly Draft[], isRecovering: boolean): Draft | undefined {
    const before = this.#goesOn(late) ? withPresent(this.#typing, drafts) : undefined
    const letters = (before?.waiting ?? '') + late.letters
    const made = before?.draft ?? (isRecovering ? undefined : this.#madeByLock(late, drafts))
    const isOwn = before?.draft ? before.isOwn : made === undefined
    if (made === undefined && letters.trim() === '') {
      this.#typing = { late, waiting: letters, draft: undefined, isOwn }
      return undefined
    }
    const draft = made ?? this.#newDraft(late)
    const grown = { ...draft, wording: withLateLetters(draft.wording, { ...late, letters }) }
    const all = (before?.late.letters ?? '') + late.letters
    this.#typing = { late: { ...late, letters: all }, waiting: '', draft: grown, isOwn }
    return grown
  }

  /** The lock has made its draft: what is to be written in place of the letters' own one, and which that is. */
  join(drafts: readonly Draft[]): { draft: Draft; gone: string } | undefined {
    const { late, draft, isOwn } = this.#typing ?? {}
    const made = late && this.#madeByLock(late, drafts)
    if (!made || !draft || !isOwn) return undefined
    const grown = { ...made, wording: withLateLetters(made.wording, late) }
    this.#typing = { late, waiting: '', draft: grown, isOwn: false }
    return { draft: grown, gone: draft.id }
  }

  /** These drafts are in another one now: letters that follow go there. */
  joined(into: Draft, gone: readonly string[]): void {
    const { draft } = this.#typing ?? {}
    if (this.#typing && draft && gone.includes(draft.id))
      this.#typing = { ...this.#typing, draft: into, isOwn: false }
  }

  /** The words around it may be others: another document has taken the place of the one that was typed into. */
  #goesOn(late: LateLetters): boolean {
    const { late: last, draft } = this.#typing ?? {}
    const isLater = draft !== undefined && this.#now() - draft.at >= SAME_LOCK
    return last !== undefined && isSamePlace(last, late) && !isLater
  }

  #madeByLock({ container, clauseId, code }: LateLetters, drafts: readonly Draft[]): Draft | undefined {
    const own = this.#typing?.isOwn ? this.#typing.draft?.id : undefined
    return drafts.findLast(
      (draft) =>
        draft.container === container &&
        draft.clauseId === clauseId &&
        draft.code === code &&
        draft.id !== own &&
        this.#now() - draft.at < SAME_LOCK,
    )
  }

  #newDraft({ container, clauseId, code, before, after }: LateLetters): Draft {
    const at = this.#now()
    return {
      id: `late-${clauseId ?? container}-${at}`,
      textId: this.#scope.textId,
      container,
      clauseId,
      code,
      at,
      wording: before + after,
      before: before + after,
    }
  }
}

/** Since the last letter the draft may have got others'. */
function withPresent(typing: Typing | undefined, drafts: readonly Draft[]): Typing | undefined {
  if (!typing?.draft) return typing
  const { id } = typing.draft
  return { ...typing, draft: drafts.find((draft) => draft.id === id) ?? typing.draft }
}

function isSamePlace(one: LateLetters, other: LateLetters): boolean {
  return one.code === other.code && one.container === other.container && one.clauseId === other.clauseId
}
