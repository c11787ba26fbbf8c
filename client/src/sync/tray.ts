// The tray of a text: fills it from edits that will never be accepted, in the transaction in which they leave the store.
import type { RefusalCode } from '@plenary/shared/refusal'
import type { DeviceStore, LeftCopy, Scope } from './device-store.ts'
import type { Draft } from './drafts.ts'
import type { LiveReplica } from './live-replica.ts'
import { recoverDrafts, recoverLostDrafts } from './recovery.ts'
import type { Surroundings } from './surroundings.ts'

export interface TrayOptions {
  readonly store: DeviceStore
  readonly scope: Scope
  readonly surroundings: Pick<Surroundings, 'clock' | 'report'>
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
  load(drafts: readonly Draft[], areKept: boolean): void {
    this.drafts = [...drafts, ...this.drafts]
    this.areKept &&= areKept
    this.#options.onChange()
  }

  async dismiss(id: string): Promise<void> {
    const { store, scope, onChange } = this.#options
    await store.write({ scope, forgetDrafts: [id] })
    this.drafts = this.drafts.filter((draft) => draft.id !== id)
    onChange()
  }

  /**
   * Takes the words of their person that copies of epochs that have ended have and the text has not; forgets the copies.
   * A copy that can't be read stays, and keeps none of the others back.
   */
  async takeLost(copies: readonly LeftCopy[], live: LiveReplica): Promise<void> {
    if (copies.length === 0) return
    // Whose words are whose is kept before the copies that say so are forgotten: another restored backup may ask again.
    live.copy.adopt(copies.flatMap(({ authors }) => authors))
    await live.copy.flush()
    // Copies of one epoch build on each other. Where one can't be read, the others speak for themselves.
    for (const ofEpoch of Map.groupBy(copies, ({ epoch }) => epoch).values()) {
      if (await this.#takeTogether(ofEpoch, live)) continue
      for (const copy of ofEpoch) await this.#takeTogether([copy], live)
    }
  }

  async #takeTogether(copies: readonly LeftCopy[], live: LiveReplica): Promise<boolean> {
    const { scope, surroundings } = this.#options
    try {
      const drafts = recoverLostDrafts(copies, scope.textId, surroundings.clock.now(), live.doc)
      await this.#put(drafts, { forgetReplicas: copies.map(({ id }) => id) })
      return true
    } catch (error) {
      if (copies.length === 1) surroundings.report(error)
      return false
    }
  }

  /** Takes the edits that dead tabs left, and has them forgotten; copies of other epochs as a whole. */
  async takeLeft(copies: readonly LeftCopy[], code: RefusalCode): Promise<void> {
    const { scope, surroundings } = this.#options
    for (const { id, epoch, knowledge, edits } of copies) {
      const drafts = recoverDrafts({
        replica: id,
        textId: scope.textId,
        code,
        at: surroundings.clock.now(),
        known: knowledge,
        edits: edits.map(({ update }) => update),
      })
      await this.#put(drafts, epoch === scope.epoch ? { forgetEdits: edits } : { forgetReplicas: [id] })
    }
  }

  /**
   * Retires a document and takes what it has not had acknowledged. When it resolves, everything that was typed until then is
   * in the tray, durable if `areKept`. What was acknowledged stays on this device, until a copy that has it takes its place.
   */
  async takeFrom(live: LiveReplica, code: RefusalCode): Promise<void> {
    await this.#takeInTurn(live, code)
  }

  /** These drafts are there, and those of the same ids are not any more. */
  show(drafts: readonly Draft[], gone: readonly string[], areKept: boolean): void {
    const ids = new Set([...gone, ...drafts.map(({ id }) => id)])
    if (ids.size === 0) return
    if (drafts.length > 0) this.areKept &&= areKept
    this.drafts = [...this.drafts.filter(({ id }) => !ids.has(id)), ...drafts]
    this.#options.onChange()
  }

  /** What is typed into a retired document goes where the rest of it went. */
  tend(live: LiveReplica): Promise<void> | undefined {
    if (!live.retiredFor || live.trayed === live.pending.count) return undefined
    return this.takeFrom(live, live.retiredFor)
  }

  /** The same, and has the whole copy forgotten. */
  async takeAllFrom(live: LiveReplica, code: RefusalCode): Promise<void> {
    await this.#takeInTurn(live, code)
    await this.#put([], { forgetReplicas: [live.copy.replica, ...live.left] })
  }

  async #takeInTurn(live: LiveReplica, code: RefusalCode): Promise<void> {
    const running = this.#taking.get(live)
    await running
    if (running && live.trayed === live.pending.count) return
    const taking = this.#take(live, code).finally(() => this.#taking.delete(live))
    this.#taking.set(live, taking)
    await taking
  }

  async #take(live: LiveReplica, code: RefusalCode): Promise<void> {
    const { scope, surroundings } = this.#options
    await live.retire(code)
    do {
      const edits = live.pending.all.map(({ update }) => update)
      const drafts = recoverDrafts({
        replica: live.copy.replica,
        textId: scope.textId,
        code: live.retiredFor ?? code,
        at: surroundings.clock.now(),
        known: live.copy.known(),
        edits,
        mine: live.doc,
      })
      await this.#put(drafts, { forgetEdits: live.pending.all })
      live.trayed = edits.length
    } while (live.pending.count > live.trayed)
  }

  async #put(
    drafts: readonly Draft[],
    leaving: { forgetEdits?: LeftCopy['edits']; forgetReplicas?: readonly string[] },
  ): Promise<void> {
    const { store, scope } = this.#options
    const isKept = await store.write({ scope, drafts, ...leaving, isStrict: drafts.length > 0 })
    this.show(drafts, [], isKept)
  }
}
