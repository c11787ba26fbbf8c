// From a refused document to the fresh one that takes its place: what the person wrote goes on in it, or into the tray.
//
//   begin ──▶ the old document is typed into, and kept ──▶ complete: rebase ──▶ stored ──▶ brought into the fresh one
//                                                             ▲                   │
//                                                             └── typed meanwhile ┘
import type { RefusalCode } from '@plenary/shared/refusal'
import * as Y from 'yjs'
import type { CarryOver } from './carry-over.ts'
import { carryOverOf } from './carry-over.ts'
import type { Scope } from './device-store.ts'
import type { Draft } from './drafts.ts'
import type { LiveReplica } from './live-replica.ts'
import type { PendingEdit } from './pending-edits.ts'
import type { Rebased, rebase } from './rebase.ts'
import { draftsOf } from './recovery.ts'
import type { Surroundings } from './surroundings.ts'
import type { Caret } from './text-session.ts'
import type { Tray } from './tray.ts'
import { differsInBlanks } from './unaccepted-wording.ts'

export interface SuccessionOptions {
  /** The document that has the edits. */
  readonly old: LiveReplica
  readonly code: RefusalCode
  /** Ids of the clauses that were locked when the server refused. */
  readonly locked: readonly string[]
  /** Whether the edits may go on; if not, all of them enter the tray. */
  readonly mayRebase: boolean
  readonly scope: Scope
  readonly tray: Tray
  readonly surroundings: Pick<Surroundings, 'clock' | 'report' | 'loadRebase'>
}

export class Succession {
  readonly old: LiveReplica
  mayRebase: boolean
  readonly #options: SuccessionOptions
  #isStopped = false
  #onTended: (() => void) | undefined
  /** Whether a pass has been stored: from then on only the end will do. */
  #hasStored = false
  #drafts: readonly string[] = []
  #stored: PendingEdit | undefined

  constructor(options: SuccessionOptions) {
    this.old = options.old
    this.mayRebase = options.mayRebase
    this.#options = options
  }

  /** The copies that the fresh document's copy may forget once it is synced. What is rebased is forgotten by `complete`. */
  get left(): string[] {
    return this.mayRebase ? [] : this.#copies
  }

  /** Whether it was completed, and nothing of the edits had to go on: there is nothing left to be refused. */
  get isAtRest(): boolean {
    return this.mayRebase && this.#hasStored && this.#stored === undefined
  }

  get #copies(): string[] {
    return [this.old.copy.replica, ...this.old.left]
  }

  /** Afterwards nothing of the old document is sent any more, and what must not go on is in the tray. */
  async begin(): Promise<void> {
    this.old.silence()
    if (!this.mayRebase) await this.#options.tray.takeFrom(this.old, this.#options.code)
  }

  /** The document has changed, or is not held any more. */
  tend(live: LiveReplica): void {
    if (live === this.old) this.#onTended?.()
  }

  /** Begins nothing any more. */
  stop(): void {
    this.#isStopped = true
    this.#onTended?.()
  }

  /**
   * `fresh` has the server's text. When it resolves with `true`, everything that was typed into the old document is in the
   * fresh one or in the tray, in the store as on the page, and the same task may show the fresh one. `false`: it was stopped
   * before anything was done.
   */
  async complete(fresh: LiveReplica): Promise<boolean> {
    if (this.mayRebase && !(await this.#rebase(fresh))) return false
    if (!this.mayRebase) {
      await this.#options.tray.takeFrom(this.old, this.#options.code)
      fresh.copy.supersede(this.#copies)
      // The drafts that were there before are among the new ones.
      const leaving = { ...this.#replacement(undefined, []), forgetDrafts: [] }
      if (this.#stored) await fresh.copy.keepInstead(undefined, [], leaving)
      fresh.carryOver = carryOverOf(this.old.doc, fresh.doc, new Map())
    }
    fresh.caret = caretIn(this.old, fresh.carryOver)
    return true
  }

  /** `false`: stopped. When it can't be done, `mayRebase` says so afterwards. */
  async #rebase(fresh: LiveReplica): Promise<boolean> {
    const { old } = this
    const rebaseEdits = await this.#options.surroundings.loadRebase().catch(() => undefined)
    await this.#released()
    if (this.#isStopped && !this.#hasStored) return false
    await old.copy.abandon()
    for (;;) {
      const edits = [...old.pending.all]
      const rebased = rebaseEdits && this.#compute(rebaseEdits, fresh, edits)
      if (rebased === undefined) {
        this.mayRebase = false
        return true
      }
      const edit = rebased.edit && fresh.firstEdit(rebased.edit)
      await this.#store(fresh, edits, edit, rebased)
      if (!this.#isHeld && old.pending.count === edits.length) {
        if (edit) fresh.bring(edit)
        fresh.carryOver = rebased.carryOver
        return true
      }
      await this.#released(edits.length)
    }
  }

  #compute(
    rebaseEdits: typeof rebase,
    fresh: LiveReplica,
    edits: readonly PendingEdit[],
  ): Rebased | undefined {
    const { locked, surroundings } = this.#options
    try {
      const updates = edits.map(({ update }) => update)
      return rebaseEdits({ old: this.old.doc, now: fresh.doc, edits: updates, locked })
    } catch (error) {
      // A fault in it must not cost words either.
      surroundings.report(error)
      return undefined
    }
  }

  async #store(
    fresh: LiveReplica,
    replaced: readonly PendingEdit[],
    edit: PendingEdit | undefined,
    { wordings, author }: Rebased,
  ): Promise<void> {
    const { scope, code, tray, surroundings } = this.#options
    const { blanks = [], drafts = [] } = Object.groupBy(
      draftsOf(wordings, {
        replica: this.old.copy.replica,
        textId: scope.textId,
        code,
        at: surroundings.clock.now(),
      }),
      (draft) => (differsInBlanks(draft) ? 'blanks' : 'drafts'),
    )
    tray.keepBlanks(blanks)
    const news = tray.news(drafts)
    const replacement = { ...this.#replacement(edit, drafts), drafts: news, replaced }
    this.#hasStored = true
    const isKept = await fresh.copy.keepInstead(edit, edit ? [author] : [], replacement)
    this.#stored = edit ?? this.#stored
    this.#drafts = drafts.map(({ id }) => id)
    tray.show(news, replacement.forgetDrafts, isKept)
  }

  /** What was stored before and is not any more goes with the refused edits. */
  #replacement(edit: PendingEdit | undefined, drafts: readonly Draft[]) {
    const ids = new Set(drafts.map(({ id }) => id))
    return {
      drafts: [],
      replaced: [],
      forgetDrafts: this.#drafts.filter((id) => !ids.has(id)),
      forgetEdits: this.#stored && !edit ? [this.#stored] : [],
      forgetReplicas: this.#copies,
    }
  }

  /** While an input method composes, its document stays on the page. */
  get #isHeld(): boolean {
    return this.old.isHeld && !this.#isStopped
  }

  /** Waits until it is let go, or has more edits than `stored`: its own copy does not take them any more. */
  async #released(stored = Number.POSITIVE_INFINITY): Promise<void> {
    while (this.#isHeld && this.old.pending.count <= stored) {
      await new Promise<void>((resolve) => {
        this.#onTended = resolve
      })
    }
  }
}

/** Where the old document's editor said that the person was. */
function caretIn({ awareness }: LiveReplica, carryOver: CarryOver | undefined): Caret | undefined {
  const { cursor } = (awareness.getLocalState() ?? {}) as {
    cursor?: { anchor: unknown; head: unknown } | null
  }
  if (!cursor || !carryOver) return undefined
  const [anchor, head] = [cursor.anchor, cursor.head].map((position) =>
    position ? carryOver(Y.createRelativePositionFromJSON(position)) : undefined,
  )
  return anchor && head ? { anchor, head } : undefined
}
