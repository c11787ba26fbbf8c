// The tray of a text: fills it from edits that will never be accepted, in the transaction in which they leave the store.
import type { RefusalCode } from '@plenary/shared/refusal'
import type { DeviceStore, LeftCopy, Scope } from './device-store.ts'
import { Dismissals, type Dismissed } from './dismissals.ts'
import type { Draft } from './drafts.ts'
import { type LateLetters, typedInOneGo } from './late-letters.ts'
import { LateTyping } from './late-typing.ts'
import type { LiveReplica } from './live-replica.ts'
import { isDraftOf, recoverDrafts, recoverLostDrafts } from './recovery.ts'
import type { Surroundings } from './surroundings.ts'
import { differsInBlanks } from './unaccepted-wording.ts'

export interface TrayOptions {
  readonly store: DeviceStore
  readonly scope: Scope
  readonly surroundings: Pick<Surroundings, 'clock' | 'report' | 'openChannel'>
  onChange(): void
}

export class Tray {
  drafts: readonly Draft[] = []
  /** Whether every draft is durable on this device. */
  areKept = true
  readonly #options: TrayOptions
  readonly #taking = new Map<LiveReplica, Promise<void>>()
  readonly #dismissals: Dismissals
  readonly #lateTyping: LateTyping
  /** What the store has taken from here. Another tab may have had it dismissed since: it is not written again as it was. */
  readonly #stored = new Map<string, Draft>()

  /** The ids of the drafts that may be joined: of what was typed into this page, from documents that are done. */
  readonly #own = new Set<string>()
  /** Blanks that were refused alone, by the ids of the drafts that they are once words follow. */
  readonly #blanks = new Map<string, Draft>()
  /** What joins drafts, or lets one grow, finds none that another is at. */
  #turn: Promise<void> = Promise.resolve()

  constructor(options: TrayOptions) {
    this.#options = options
    const { scope, surroundings } = options
    this.#lateTyping = new LateTyping(scope, () => surroundings.clock.now())
    this.#dismissals = new Dismissals(scope, surroundings, (dismissed) => void this.#drop(dismissed))
  }

  /** What the store had. */
  load(drafts: readonly Draft[], areKept: boolean): void {
    this.drafts = [...drafts.filter((draft) => !this.#dismissals.has(draft)), ...this.drafts]
    this.areKept &&= areKept
    this.#options.onChange()
  }

  async dismiss(id: string): Promise<void> {
    const { store, scope } = this.#options
    const dismissed = this.drafts.find((draft) => draft.id === id)
    if (!dismissed) return
    this.#dismissals.remember(dismissed)
    await store.write({ scope, forgetDrafts: [id] })
    this.#dismissals.tell(dismissed)
    await this.#drop(dismissed)
  }

  /** They are no drafts, but stand before what is typed on. */
  keepBlanks(blanks: readonly Draft[]): void {
    for (const draft of blanks) this.#blanks.set(draft.id, draft)
  }

  /** Letters that were typed on when a lock had come. `isRecovering`: the lock may still make a draft. */
  keepLate(late: LateLetters, isRecovering: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const draft = this.#lateTyping.type(late, this.#joinable(), isRecovering)
      if (!draft) return
      this.#own.add(draft.id)
      await this.#put([draft], {})
    })
  }

  /**
   * What a document had refused has its drafts, and nothing is typed into it any more: those of one place that were typed in
   * one go are one, with the letters that came late. Drafts that another page may have written to stay as they are.
   */
  async join(done: LiveReplica): Promise<void> {
    await this.tend(done)
    await this.#inTurn(async () => {
      for (const { id } of this.drafts) if (isDraftOf(done.copy.replica, id)) this.#own.add(id)
      const late = this.#lateTyping.join(this.#joinable())
      if (late) await this.#putJoined(late.draft, [late.gone])
      for (const { draft, gone } of typedInOneGo(this.#joinable())) {
        this.#lateTyping.joined(draft, gone)
        await this.#putJoined(draft, gone)
      }
    })
  }

  async #putJoined(draft: Draft, gone: readonly string[]): Promise<void> {
    if (differsInBlanks(draft)) {
      for (const id of gone) this.#blanks.delete(id)
      this.#blanks.set(draft.id, draft)
      return
    }
    this.#own.add(draft.id)
    await this.#put([draft], { forgetDrafts: gone })
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(act)
    this.#turn = done.catch(() => undefined)
    return done
  }

  #joinable(): Draft[] {
    return [...this.#blanks.values(), ...this.drafts.filter(({ id }) => this.#own.has(id))]
  }

  /** Of these drafts, those that the store must be given: neither dismissed nor given to it before. */
  news(drafts: readonly Draft[]): Draft[] {
    return drafts.filter((draft) => {
      const stored = this.#stored.get(draft.id)
      const isStored = stored?.wording === draft.wording && stored.before === draft.before
      return !isStored && !this.#dismissals.has(draft)
    })
  }

  /** Hears nothing of other tabs any more. */
  close(): void {
    this.#dismissals.close()
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

  /** Whether everything that was typed into a document, and is not acknowledged, is durable: in its copy, or here. */
  keeps({ retiredFor, trayed, pending }: LiveReplica): boolean {
    return retiredFor ? this.areKept && trayed === pending.count : pending.areKept
  }

  /** The store has, or could not take, these `news`: they are there, and those of the same ids are not any more. */
  show(news: readonly Draft[], gone: readonly string[], areKept: boolean): void {
    const ids = new Set([...gone, ...news.map(({ id }) => id)])
    if (ids.size === 0) return
    if (news.length > 0) this.areKept &&= areKept
    for (const id of ids) {
      this.#stored.delete(id)
      this.#blanks.delete(id)
    }
    if (areKept) for (const draft of news) this.#stored.set(draft.id, draft)
    const { store, scope, onChange } = this.#options
    const { late = [], shown = [] } = Object.groupBy(news, (draft) =>
      this.#dismissals.has(draft) ? 'late' : 'shown',
    )
    // Dismissed while they were on their way into the store.
    if (late.length > 0) void store.write({ scope, forgetDrafts: late.map(({ id }) => id) })
    this.drafts = [...this.drafts.filter(({ id }) => !ids.has(id)), ...shown]
    onChange()
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
    leaving: {
      forgetEdits?: LeftCopy['edits']
      forgetReplicas?: readonly string[]
      forgetDrafts?: readonly string[]
    },
  ): Promise<void> {
    const { store, scope } = this.#options
    const news = this.news(drafts)
    const isKept = await store.write({ scope, drafts: news, ...leaving, isStrict: news.length > 0 })
    this.show(news, leaving.forgetDrafts ?? [], isKept)
  }

  /** Takes out what was dismissed. Newer wording under its id stays, and goes back into the store that has lost it. */
  async #drop({ id, wording }: Dismissed): Promise<void> {
    const newer = this.drafts.filter((draft) => draft.id === id && draft.wording !== wording)
    this.#stored.delete(id)
    if (newer.length > 0) return this.#put(newer, {})
    this.drafts = this.drafts.filter((draft) => draft.id !== id)
    this.#options.onChange()
  }
}
