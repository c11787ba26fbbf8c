// A text session at work: it begins with what this device has, connects, and when the server refuses, a new document takes
// the old one's place (`succession.ts`).
//
//   booting ──▶ live ──refused──▶ recovering ──synced──▶ live
//                 │                   │
//                 └── final close ────┴──▶ ended
import { newId } from '@plenary/shared/ids'
import { CLOSE } from '@plenary/shared/protocol/frames'
import { FACTS, type Fact, type PlenaryMessage } from '@plenary/shared/protocol/messages'
import type { RefusalCode } from '@plenary/shared/refusal'
import { AnswerWatch } from './answer-watch.ts'
import { ASKS_ANEW, ENDINGS, ENDS_WRITING, REBASED, REFUSED_POLLS, REFUSING } from './closings.ts'
import {
  type Claim,
  type DeviceStore,
  deviceStoreOf,
  type LeftCopy,
  replicaId,
  type Scope,
} from './device-store.ts'
import { type Inheritance, inheritanceOf } from './inheritance.ts'
import type { LateLetters } from './late-letters.ts'
import { Listeners } from './listeners.ts'
import { LiveReplica } from './live-replica.ts'
import { Reconnection } from './reconnection.ts'
import { type Ending, type SaveFailure, type SaveState, saveStateOf } from './save-state.ts'
import { settleAccounts } from './settle-accounts.ts'
import { Succession } from './succession.ts'
import type { Surroundings } from './surroundings.ts'
import { pollText } from './text-poll.ts'
import {
  NOTHING_YET,
  type PolledText,
  type TextSession,
  type TextSessionOptions,
  type TextState,
} from './text-session.ts'
import { Tray } from './tray.ts'

/** How long the server may take before the words of this device are shown. */
const SERVER_FIRST = 1_500
/** So many refusals without an accepted edit in between, and nothing more is sent. */
const REFUSALS = 3

/** Opens the text. It connects later than this task: a session that is destroyed at once leaves no trace. */
export function openTextSession(options: TextSessionOptions, surroundings: Surroundings): TextSession {
  return new OpenTextSession(options, surroundings)
}

class OpenTextSession implements TextSession {
  state: TextState = NOTHING_YET
  readonly #scope: Scope
  readonly #tab: string
  readonly #surroundings: Surroundings
  readonly #store: DeviceStore
  readonly #tray: Tray
  readonly #reconnection: Reconnection
  readonly #listeners = new Listeners<[]>()
  readonly #factListeners = new Listeners<[Fact]>()
  readonly #stops: (() => void)[] = []
  #mayEdit: boolean
  #claim: Claim | undefined
  /** Copies of epochs that have ended, until the text has come with which they are compared. */
  #strays: LeftCopy[] = []
  /** The document that is connected. */
  #live: LiveReplica | undefined
  /** The document on the page: `#live`, or while recovering the one before it. */
  #shown: LiveReplica | undefined
  /** Set while recovering. */
  #succession: Succession | undefined
  #succeeding: Promise<void> | undefined
  #refusals = 0
  #generation = 0
  #failure: SaveFailure | undefined
  readonly #answers: AnswerWatch
  #stopPoll: (() => void) | undefined
  #polled: { readonly text: PolledText; readonly at: number } | undefined
  /** Nothing goes on any more; `#ending` is said when the tray is filled. */
  #isOver = false
  #isDestroyed = false
  #ending: Ending | undefined
  /** What must be done before the copies on this device may be let go. */
  #work: Promise<unknown> = Promise.resolve()

  constructor({ textId, epoch, personId, mayEdit }: TextSessionOptions, surroundings: Surroundings) {
    const { clock, fetch } = surroundings
    this.#tab = newId((length) => surroundings.randomBytes(length))
    this.#scope = { textId, epoch, personId }
    this.#mayEdit = mayEdit
    this.#surroundings = surroundings
    this.#store = deviceStoreOf(surroundings)
    this.#tray = new Tray({
      store: this.#store,
      scope: this.#scope,
      surroundings,
      onChange: () => this.#changed(),
    })
    this.#reconnection = new Reconnection({
      clock,
      random: () => surroundings.random(),
      fetch,
      attempt: () => this.#live?.connection.connect(),
      giveUp: () => this.#live?.connection.cut(),
      onBlocked: () => this.#poll(),
    })
    this.#answers = new AnswerWatch(clock, () => {
      this.#failure ??= 'unanswered'
      this.#changed()
    })
    this.#stops.push(
      surroundings.onNetworkChange((isOnline) => {
        if (isOnline) this.#reconnection.attemptSoon()
        else this.#live?.connection.cut()
      }),
      () => this.#reconnection.stop(),
      () => this.#stopPoll?.(),
      () => this.#answers.stop(),
    )
    void this.#boot()
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  onFactChanged(listener: (fact: Fact) => void): () => void {
    return this.#factListeners.add(listener)
  }

  dismissDraft(id: string): Promise<void> {
    return this.#finish(this.#tray.dismiss(id))
  }

  keepLateLetters(late: LateLetters): void {
    void this.#finish(this.#tray.keepLate(late, this.#succession !== undefined))
  }

  retry(): void {
    if (!this.#live?.connection.isSynced) this.#reconnection.attemptNow()
  }

  destroy(): void {
    this.#listeners.clear()
    this.#factListeners.clear()
    this.#halt()
    this.#isDestroyed = true
    const closed = [this.#live, this.#succession?.old].map((replica) => replica?.destroy())
    void this.#work.then(() => this.#tray.close())
    this.#claim?.release(this.#work.then(() => Promise.all(closed)))
    this.#claim = undefined
  }

  async #boot(): Promise<void> {
    const claim = await this.#store.claim(this.#scope, this.#tab)
    if (this.#isOver) {
      claim.release(Promise.resolve())
      return
    }
    this.#claim = claim
    this.#tray.load(claim.drafts, claim.areDraftsKept)
    const ours = claim.left.filter(({ epoch }) => epoch === this.#scope.epoch)
    this.#strays = claim.left.filter((copy) => !ours.includes(copy))
    if (!this.#mayEdit) await this.#finish(this.#tray.takeLeft(ours, 'read-only'))
    if (this.#isOver) return
    this.#connect(inheritanceOf(claim.base, ours, this.#mayEdit))
    this.#stops.push(this.#surroundings.clock.after(SERVER_FIRST, () => this.#showOwn()))
  }

  #connect(inheritance: Inheritance): void {
    const generation = this.#generation++
    const live: LiveReplica = new LiveReplica({
      generation,
      scope: this.#scope,
      mayEdit: this.#mayEdit,
      store: this.#store,
      surroundings: this.#surroundings,
      replica: replicaId(this.#tab, generation),
      inheritance,
      onChange: () => {
        const taking = this.#tray.tend(live)
        if (taking) void this.#finish(taking)
        this.#succession?.tend(live)
        this.#changed()
      },
      onAcknowledged: (edits) => this.#acknowledged(edits),
      onSynced: () => this.#synced(live),
      onMessage: (message) => this.#heard(live, message),
      onClosed: (code) => this.#closed(live, code),
    })
    this.#live = live
    this.#reconnection.attemptNow()
  }

  #synced(live: LiveReplica): void {
    if (live.isTorn) {
      void this.#recover(live, 'missing', [])
      return
    }
    this.#reconnection.succeeded()
    this.#stopPoll?.()
    this.#polled = undefined
    if (this.#succession) this.#succeed(this.#succession, live)
    else this.#showOwn()
    void this.#finish(this.#tray.takeLost(this.#strays.splice(0), live))
    // What the page has read before was perhaps read before it changed: only from now on it is told.
    for (const fact of FACTS) this.#factListeners.tell(fact)
    this.#changed()
    void this.#surroundings.loadRebase().catch(() => undefined)
  }

  #heard(live: LiveReplica, message: Exclude<PlenaryMessage, { type: 'acknowledged' }>): void {
    if (message.type === 'refused') {
      if (message.code === 'epoch') void this.#end('epoch', undefined)
      else void this.#recover(live, message.code, message.locked)
      return
    }
    if (message.fact === 'storage') {
      this.#setFailure(message.detail === 'failing' ? 'storage' : undefined)
      this.#changed()
    }
    this.#factListeners.tell(message.fact)
  }

  #closed(live: LiveReplica, code: number | undefined): void {
    const ending = code === undefined ? undefined : ENDINGS[code]
    const refusal = code === undefined ? undefined : REFUSING[code]
    this.#setFailure(undefined)
    if (ending) {
      void this.#end(ending.why, ending.tray)
    } else if (refusal) {
      void this.#recover(live, refusal, [])
    } else {
      this.#reconnection.failed(code)
      this.#showOwn()
      this.#changed()
    }
  }

  /** What this device has must do, for now. */
  #showOwn(): void {
    const own = this.#succession?.old ?? this.#live
    if (this.#shown || this.#isOver || !own?.hasWords) return
    this.#shown = own
    this.#changed()
  }

  /** A fresh document, which builds on nothing that was refused, is to take the place of the one that has the edits. */
  async #recover(live: LiveReplica, code: RefusalCode, locked: readonly string[]): Promise<void> {
    live.silence()
    await this.#succeeding
    if (live !== this.#live || this.#isOver) return
    if (code !== 'closed') this.#refusals += 1
    const isHopeless = this.#refusals >= REFUSALS
    const before = this.#succession
    const succession = new Succession({
      old: before?.old ?? live,
      code,
      locked,
      mayRebase: REBASED.has(code) && !isHopeless && !live.isTorn && before?.mayRebase !== false,
      scope: this.#scope,
      tray: this.#tray,
      surroundings: this.#surroundings,
    })
    this.#succession = succession
    this.#showOwn()
    await this.#finish(succession.begin())
    if (this.#isOver) return
    if (isHopeless) this.#failure = code
    if (isHopeless || ENDS_WRITING.has(code)) this.#mayEdit = false
    if (ASKS_ANEW.has(code)) this.#factListeners.tell('declaration')
    if (live !== succession.old) void live.destroy()
    this.#connect({ base: [], authors: [...succession.old.copy.authors], edits: [], left: succession.left })
  }

  #succeed(succession: Succession, live: LiveReplica): void {
    if (this.#succeeding) return
    const succeed = async () => {
      const isDone = await succession.complete(live)
      this.#succeeding = undefined
      if (this.#isDestroyed || !isDone) return
      this.#succession = undefined
      this.#shown = live
      if (succession.isAtRest) this.#refusals = 0
      void succession.old.destroy()
      void this.#finish(this.#tray.join(succession.old))
      this.#changed()
    }
    this.#succeeding = this.#finish(succeed())
  }

  async #end(why: Ending, tray: RefusalCode | undefined): Promise<void> {
    if (this.#isOver) return
    this.#halt()
    this.#changed()
    await this.#finish(this.#settleAccounts(why, tray))
    this.#ending = why
    this.#changed()
    if (why === 'epoch') this.#factListeners.tell('declaration')
  }

  async #settleAccounts(why: Ending, tray: RefusalCode | undefined): Promise<void> {
    await this.#succeeding
    await settleAccounts({
      // What has the edits, first.
      replicas: [this.#succession?.old, this.#live].filter((replica) => replica !== undefined),
      strays: this.#strays,
      why,
      code: tray,
      tray: this.#tray,
    })
  }

  #poll(): void {
    const stop = pollText({
      textId: this.#scope.textId,
      surroundings: this.#surroundings,
      onText: (text, epoch) => {
        this.#polled = { text, at: this.#surroundings.clock.now() }
        if (epoch !== this.#scope.epoch) void this.#end('epoch', undefined)
        this.#changed()
      },
      onRefused: (status) => {
        const { why, tray } = REFUSED_POLLS[status] ?? ENDINGS[CLOSE.notFound]
        void this.#end(why, tray)
      },
    })
    this.#stopPoll = () => {
      stop()
      this.#stopPoll = undefined
    }
  }

  #acknowledged(edits: number): void {
    this.#answers.stop()
    if (edits > 0) this.#refusals = 0
    if (this.#failure === 'unanswered') this.#failure = undefined
  }

  /** What stands between the words and the disk; a refusal that came again and again stays. */
  #setFailure(failure: 'storage' | undefined): void {
    if (this.#refusals < REFUSALS) this.#failure = failure
  }

  /** Keeps track of work that must not be cut short by `destroy`. */
  #finish<Result>(work: Promise<Result>): Promise<Result> {
    this.#work = Promise.allSettled([this.#work, work])
    return work
  }

  #halt(): void {
    this.#isOver = true
    this.#succession?.stop()
    for (const stop of this.#stops.splice(0)) stop()
  }

  #changed(): void {
    const live = this.#live
    const isWaiting = live?.connection.isSynced && live.pending.count > 0 && !this.#isOver
    if (!isWaiting) this.#acknowledged(0)
    else this.#answers.start()
    const next: TextState = {
      saveState: this.#saveState(),
      replica: this.#shown,
      isEditable: !this.#isOver && !this.#polled && this.#shown?.mayEdit === true,
      polled: this.#polled?.text,
      drafts: this.#tray.drafts,
      areDraftsKept: this.#tray.areKept,
    }
    const keys = Object.keys(next) as (keyof TextState)[]
    if (keys.every((key) => next[key] === this.state[key])) return
    this.state = next
    this.#listeners.tell()
  }

  /** The same object as before when there is nothing new to say. */
  #saveState(): SaveState {
    const live = this.#live
    const isRecovering = this.#succession !== undefined
    const replica = this.#succession?.old ?? live
    const saveState = saveStateOf({
      ending: this.#ending,
      polledAt: this.#polled?.at,
      mayEdit: this.#mayEdit,
      isShown: this.#shown !== undefined,
      isSynced: live?.connection.isSynced || (isRecovering && this.#reconnection.failures === 0),
      isAcknowledged: live?.isAcknowledged === true,
      savedAt: live?.savedAt,
      heardAt: live?.heardAt ?? 0,
      changes: (replica?.pending.count ?? 0) + this.#strays.flatMap(({ edits }) => edits).length,
      isKept: !replica || this.#tray.keeps(replica),
      failure: this.#failure,
      loadFailure: this.#reconnection.loadFailure,
    })
    return JSON.stringify(saveState) === JSON.stringify(this.state.saveState)
      ? this.state.saveState
      : saveState
  }
}
