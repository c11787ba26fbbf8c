// The tray of a text: fills it from edits that will never be accepted, in the transaction in which they leave the store.
import type { RefusalCode } from '@plenary/shared/refusal'
import type * as Y from 'yjs'
import type { DeviceStore, LeftCopy, Scope } from './device-store.ts'
import type { Draft } from './drafts.ts'
import type { LiveReplica } from './live-replica.ts'
import { recoverDrafts, recoverLostDrafts } from './recovery.ts'
import type { Clock } from './surroundings.ts'

export interface TrayOptions {
  readonly store: DeviceStore
  readonly scope: Scope
  readonly clock: Clock
  onChange(): void
}

export class Tray {
  drafts: readonly Draft[] = []
  /** Whether every draft is durable on this device. */
  areKept = true
  readonly #options: TrayOptions
  readonly #taking = new Map<LiveReplica, Promise<void>>()

  constructor(options: TrayOptions) {
    this.#options = options
  }

  /** What the store had. */
  load(drafts: readonly Draft[]): void {
    this.drafts = [...drafts, ...this.drafts]
    this.#options.onChange()
  }

  async dismiss(id: string): Promise<void> {
    const { store, scope, onChange } = this.#options
    await store.write({ scope, forgetDrafts: [id] })
    this.drafts = this.drafts.filter((draft) => draft.id !== id)
    onChange()
  }

  /** Takes the words of their person that copies of epochs that have ended have and the text has not; forgets the copies. */
  async takeLost(copies: readonly LeftCopy[], now: Y.Doc): Promise<void> {
    const { scope, clock } = this.#options
    for (const copy of copies) {
      const drafts = recoverLostDrafts(copy, scope.textId, clock.now(), now)
      await this.#put(drafts, { forgetReplicas: [copy.id] })
    }
  }

  /** Takes the edits that dead tabs left, and has them forgotten; copies of other epochs as a whole. */
  async takeLeft(copies: readonly LeftCopy[], code: RefusalCode): Promise<void> {
    const { scope, clock } = this.#options
    for (const { id, epoch, knowledge, edits } of copies) {
      const drafts = recoverDrafts({
        replica: id,
        textId: scope.textId,
        code,
        at: clock.now(),
        known: knowledge,
        edits: edits.map(({ update }) => update),
      })
      await this.#put(drafts, epoch === scope.epoch ? { forgetEdits: edits } : { forgetReplicas: [id] })
    }
  }

  /**
   * Retires a document, takes what it has not had acknowledged, and has its copy forgotten. When it resolves, everything that
   * was typed until then is in the tray, durable if `areKept`.
   */
  async takeFrom(live: LiveReplica, code: RefusalCode): Promise<void> {
    const running = this.#taking.get(live)
    await running
    if (running && live.trayed === live.pending.count) return
    const taking = this.#take(live, code).finally(() => this.#taking.delete(live))
    this.#taking.set(live, taking)
    await taking
  }

  async #take(live: LiveReplica, code: RefusalCode): Promise<void> {
    const { scope, clock } = this.#options
    await live.retire(code)
    do {
      const edits = live.pending.all.map(({ update }) => update)
      const drafts = recoverDrafts({
        replica: live.copy.replica,
        textId: scope.textId,
        code: live.retiredFor ?? code,
        at: clock.now(),
        known: live.copy.known(),
        edits,
        mine: live.doc,
      })
      await this.#put(drafts, { forgetReplicas: [live.copy.replica, ...live.left] })
      live.trayed = edits.length
    } while (live.pending.count > live.trayed)
  }

  async #put(
    drafts: readonly Draft[],
    leaving: { forgetEdits?: LeftCopy['edits']; forgetReplicas?: readonly string[] },
  ): Promise<void> {
    const { store, scope, onChange } = this.#options
    const isKept = await store.write({ scope, drafts, ...leaving, isStrict: drafts.length > 0 })
    if (drafts.length === 0) return
    this.areKept &&= isKept
    const ids = new Set(drafts.map(({ id }) => id))
    this.drafts = [...this.drafts.filter(({ id }) => !ids.has(id)), ...drafts]
    onChange()
  }
}
