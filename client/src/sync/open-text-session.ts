// A text session at work: it begins with what this device has, connects, and when the server refuses puts the wording into
// the tray before a new document takes the old one's place.
//
//   booting ──▶ live ──refused──▶ recovering ──synced──▶ live
//                 │                   │
//                 └── final close ────┴──▶ ended
import { newId } from '@plenary/shared/ids'
import { CLOSE } from '@plenary/shared/protocol/frames'
import { FACTS, type Fact, type PlenaryMessage } from '@plenary/shared/protocol/messages'
import type { RefusalCode } from '@plenary/shared/refusal'
import { ENDINGS, REFUSING } from './closings.ts'
import {
  type Claim,
  type DeviceStore,
  deviceStoreOf,
  type LeftCopy,
  replicaId,
  type Scope,
} from './device-store.ts'
import { type Inheritance, LiveReplica } from './live-replica.ts'
import { isServersChoice } from './provider.ts'
import { Reconnection } from './reconnection.ts'
import { type Ending, type SaveFailure, type SaveState, saveStateOf } from './save-state.ts'
import type { Surroundings } from './surroundings.ts'
import { pollText } from './text-poll.ts'
import type { PolledText, TextSession, TextSessionOptions, TextState } from './text-session.ts'
import { Tray } from './tray.ts'

/** How long the server may take before the words of this device are shown. */
const SERVER_FIRST = 1_500
/** How long an edit may wait for its acknowledgement before the page says so. */
const ANSWER_TIMEOUT = 10_000
/** So many refusals without an accepted edit in between, and nothing more is sent. */
const REFUSALS = 3
/** One failed attempt is not worth a word. */
const FAILURES = 2

/** Opens the text. It connects later than this task: a session that is destroyed at once leaves no trace. */
export function openTextSession(options: TextSessionOptions, surroundings: Surroundings): TextSession {
  return new OpenTextSession(options, surroundings)
}

class OpenTextSession implements TextSession {
  state: TextState = {
    saveState: { kind: 'loading' },
    replica: undefined,
    isEditable: false,
    polled: undefined,
    drafts: [],
    areDraftsKept: true,
  }
  readonly #scope: Scope
  readonly #tab: string
  readonly #surroundings: Surroundings
  readonly #store: DeviceStore
  readonly #tray: Tray
  readonly #reconnection: Reconnection
  readonly #listeners = new Set<() => void>()
  readonly #factListeners = new Set<(fact: Fact) => void>()
  readonly #stops: (() => void)[] = []
  #mayEdit: boolean
  #claim: Claim | undefined
  /** Copies of epochs that have ended, until the text has come with which they are compared. */
  #strays: LeftCopy[] = []
  /** The document that is connected. */
  #live: LiveReplica | undefined
  /** The document on the page: `#live`, or while recovering the one before it. */
  #shown: LiveReplica | undefined
  /** Why `#shown` is not `#live` while recovering. */
  #refusal: RefusalCode | undefined
  #refusals = 0
  #generation = 0
  #hasConnected = false
  #wasTurnedAway = false
  #failure: SaveFailure | undefined
  #stopWaiting: (() => void) | undefined
  #stopPoll: (() => void) | undefined
  #polled: { readonly text: PolledText; readonly at: number } | undefined
  /** Nothing goes on any more; `#ending` is said when the tray is filled. */
  #isOver = false
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
    const stopListening = surroundings.onNetworkChange((isOnline) => {
      if (isOnline) this.#reconnection.attemptSoon()
      else this.#live?.connection.cut()
    })
    this.#stops.push(
      stopListening,
      () => this.#reconnection.stop(),
      () => this.#stopPoll?.(),
      () => this.#stopWaiting?.(),
    )
    void this.#boot()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onFactChanged(listener: (fact: Fact) => void): () => void {
    this.#factListeners.add(listener)
    return () => this.#factListeners.delete(listener)
  }

  dismissDraft(id: string): Promise<void> {
    return this.#tray.dismiss(id)
  }

  retry(): void {
    if (!this.#live?.connection.isSynced) this.#reconnection.attemptNow()
  }

  destroy(): void {
    this.#listeners.clear()
    this.#factListeners.clear()
    this.#halt()
    const closed = [...new Set([this.#live, this.#shown])].map((replica) => replica?.destroy())
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
    const unsent = this.#mayEdit ? ours.filter(({ edits }) => edits.length > 0) : []
    this.#connect({
      base: [...new Set([claim.base, ...unsent.map(({ knowledge }) => knowledge)].flat())],
      authors: ours.flatMap(({ authors }) => authors),
      edits: unsent.flatMap(({ edits }) => edits),
      left: ours.map(({ id }) => id),
    })
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
        this.#tendTray(live)
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
      void this.#recover(live, 'missing')
      return
    }
    this.#reconnection.succeeded()
    this.#stopPoll?.()
    this.#polled = undefined
    this.#wasTurnedAway = false
    if (this.#shown && this.#shown !== live) void this.#replace(this.#shown, live)
    else this.#showOwn()
    void this.#finish(this.#tray.takeLost(this.#strays.splice(0), live))
    if (this.#hasConnected) for (const fact of FACTS) this.#tell(fact)
    this.#hasConnected = true
    this.#changed()
  }

  #heard(live: LiveReplica, message: Exclude<PlenaryMessage, { type: 'acknowledged' }>): void {
    if (message.type === 'refused') {
      if (message.code === 'epoch') void this.#end('epoch', undefined)
      else void this.#recover(live, message.code)
      return
    }
    if (message.fact === 'storage') {
      this.#setFailure(message.detail === 'failing' ? 'storage' : undefined)
      this.#changed()
    }
    this.#tell(message.fact)
  }

  #closed(live: LiveReplica, code: number | undefined): void {
    const ending = code === undefined ? undefined : ENDINGS[code]
    const refusal = code === undefined ? undefined : REFUSING[code]
    this.#setFailure(undefined)
    if (ending) {
      void this.#end(ending.why, ending.tray)
    } else if (refusal) {
      void this.#recover(live, refusal)
    } else {
      this.#wasTurnedAway = code === CLOSE.tryAgainLater
      this.#reconnection.failed(isServersChoice(code))
      this.#showOwn()
      this.#changed()
    }
  }

  /** What this device has must do, for now. */
  #showOwn(): void {
    if (this.#shown || this.#isOver || !this.#live?.hasWords) return
    this.#shown = this.#live
    this.#changed()
  }

  /** The wording enters the tray first; then a fresh document, which builds on nothing that was refused. */
  async #recover(live: LiveReplica, code: RefusalCode): Promise<void> {
    if (live !== this.#live || this.#isOver) return
    this.#refusal = code
    this.#refusals += 1
    await this.#finish(this.#tray.takeFrom(live, code))
    if (this.#isOver) return
    const isHopeless = this.#refusals >= REFUSALS
    if (isHopeless) this.#failure = code
    if (isHopeless || code === 'read-only') this.#mayEdit = false
    if (code === 'read-only') this.#tell('declaration')
    if (live !== this.#shown) void live.destroy()
    const { replica, authors } = live.copy
    this.#connect({ base: [], authors: [...authors], edits: [], left: [replica, ...live.left] })
  }

  async #replace(old: LiveReplica, live: LiveReplica): Promise<void> {
    await this.#finish(this.#tray.takeFrom(old, this.#refusal ?? 'missing'))
    if (this.#isOver || old !== this.#shown || live !== this.#live) return
    this.#shown = live
    this.#refusal = undefined
    void old.destroy()
    this.#changed()
  }

  async #end(why: Ending, tray: RefusalCode | undefined): Promise<void> {
    if (this.#isOver) return
    this.#halt()
    this.#changed()
    await this.#finish(this.#settleAccounts(why, tray))
    this.#ending = why
    this.#changed()
    if (why === 'epoch') this.#tell('declaration')
  }

  async #settleAccounts(why: Ending, tray: RefusalCode | undefined): Promise<void> {
    const [live, shown] = [this.#live, this.#shown]
    if (shown && shown !== live) await this.#tray.takeFrom(shown, this.#refusal ?? 'missing')
    if (!live) return
    if (tray) {
      await this.#tray.takeAllFrom(live, tray)
      await this.#tray.takeLeft(this.#strays, 'epoch')
      return
    }
    live.connection.destroy()
    await live.copy.flush()
    if (!live.pending.areKept)
      await this.#tray.takeFrom(live, why === 'too-many' ? 'too-many-connections' : why)
  }

  /** What is typed into a retired document goes where the rest of it went. */
  #tendTray(live: LiveReplica): void {
    if (!live.retiredFor || live.trayed === live.pending.count) return
    void this.#finish(this.#tray.takeFrom(live, live.retiredFor))
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
        if (status === 401) void this.#end('signed-out', undefined)
        else
          void this.#end(status === 403 ? 'removed' : 'not-found', status === 403 ? 'removed' : 'not-found')
      },
    })
    this.#stopPoll = () => {
      stop()
      this.#stopPoll = undefined
    }
  }

  #acknowledged(edits: number): void {
    this.#stopWaiting?.()
    this.#stopWaiting = undefined
    if (edits > 0) this.#refusals = 0
    if (this.#failure === 'unanswered') this.#failure = undefined
  }

  /** What stands between the words and the disk; a refusal that came again and again stays. */
  #setFailure(failure: 'storage' | undefined): void {
    if (this.#refusals < REFUSALS) this.#failure = failure
  }

  #tell(fact: Fact): void {
    for (const listener of this.#factListeners) listener(fact)
  }

  /** Keeps track of work that must not be cut short by `destroy`. */
  #finish<Result>(work: Promise<Result>): Promise<Result> {
    this.#work = Promise.allSettled([this.#work, work])
    return work
  }

  #halt(): void {
    this.#isOver = true
    for (const stop of this.#stops.splice(0)) stop()
  }

  #changed(): void {
    const live = this.#live
    const isWaiting = live?.connection.isSynced && live.pending.count > 0 && !this.#isOver
    if (!isWaiting) this.#acknowledged(0)
    else this.#stopWaiting ??= this.#surroundings.clock.after(ANSWER_TIMEOUT, () => this.#unanswered())
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
    for (const listener of this.#listeners) listener()
  }

  #unanswered(): void {
    this.#failure ??= 'unanswered'
    this.#changed()
  }

  /** The same object as before when there is nothing new to say. */
  #saveState(): SaveState {
    const live = this.#live
    const isRecovering = this.#refusal !== undefined
    const replica = isRecovering ? this.#shown : live
    const pending = replica?.pending
    const failures = this.#reconnection.failures
    const saveState = saveStateOf({
      ending: this.#ending,
      polledAt: this.#polled?.at,
      mayEdit: this.#mayEdit,
      isShown: this.#shown !== undefined,
      isSynced: live?.connection.isSynced || (isRecovering && failures === 0),
      isAcknowledged: live?.isAcknowledged === true,
      savedAt: live?.savedAt,
      heardAt: live?.heardAt ?? 0,
      changes: (pending?.count ?? 0) + this.#strays.flatMap(({ edits }) => edits).length,
      isKept: replica?.retiredFor
        ? this.#tray.areKept && replica.trayed === replica.pending.count
        : pending?.areKept !== false,
      failure: this.#failure,
      loadFailure: failures < FAILURES ? undefined : this.#wasTurnedAway ? 'try-later' : 'unreachable',
    })
    return JSON.stringify(saveState) === JSON.stringify(this.state.saveState)
      ? this.state.saveState
      : saveState
  }
}
