// The one line of work on a text. Frames and commands stand in one queue; of each batch, everything is judged, applied
// and written before anything is told. Between applying and writing, nobody reads the document.

import { type Refusal, refuse } from '@plenary/shared/refusal'
import { repairClauseIds } from '@plenary/shared/update/repair-clause-ids'
import * as Y from 'yjs'
import type { Append, Statement, StoredText, Unit } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { TextMoment } from '../ports/text-line.ts'
import { batchStatements } from './batch-statements.ts'
import { Checkpoints } from './checkpoints.ts'
import { ClauseChanges } from './clause-changes.ts'
import { type ClientClaims, SYSTEM } from './client-claims.ts'
import { commitUnit } from './commit-unit.ts'
import {
  authorOf,
  type FrameSender,
  type JudgedBatch,
  judgeBatch,
  type QueuedFrame,
  recordUpdates,
} from './judge-batch.ts'
import type { LiveText } from './live-text.ts'
import { updateFrame } from './server-frame.ts'
import { TaskQueue } from './task-queue.ts'
import { readStanding } from './text-locks.ts'
import { TextLog } from './text-log.ts'
import { textMoment } from './text-moment.ts'
import { Turns } from './turns.ts'
import { TextEnded, WaitingReaders } from './waiting-readers.ts'
import { unitToTry, WriteWatch } from './write-watch.ts'
import type { WriterOptions } from './writer-events.ts'

/** How long a batch may judge before the rest waits for the next one. */
const BATCH_MILLISECONDS = 20
const RELOADS = 10

export class TextWriter<Sender extends FrameSender> {
  readonly #options: WriterOptions<Sender>
  readonly #log: TextLog
  readonly #checkpoints: Checkpoints
  readonly #clauseChanges = new ClauseChanges()
  #text: LiveText
  readonly #queue = new TaskQueue<Sender>()
  #state: 'durable' | 'committing' | 'ended' = 'durable'
  #isGivenUp = false
  #hasWaited = false
  readonly #settled: (() => void)[] = []
  readonly #turns: Turns
  readonly #readers = new WaitingReaders()
  readonly #watch: WriteWatch
  /** Clause ids may not be unique; the clauses that `settled` has keep theirs. */
  #repair: { readonly settled?: ReadonlyMap<number, number> } | undefined = {}

  constructor(options: WriterOptions<Sender>, stored: StoredText) {
    this.#options = options
    this.#log = new TextLog(options)
    this.#text = this.#log.toLiveText(stored)
    this.#text.isFrozen = options.isFrozen
    this.#checkpoints = new Checkpoints(options, stored.updates)
    this.#watch = new WriteWatch({
      ...options,
      onFailing: () => {
        if (!this.#readers.isEmpty) this.#serveCopy()
        options.events.onStorage('failing')
      },
      onWorking: () => {
        this.#log.forgetCopy()
        options.events.onStorage('working')
      },
    })
    this.#turns = new Turns({
      surroundings: options.surroundings,
      tick: () => options.tick(),
      isWanted: () => !this.#queue.isEmpty && !this.#isOver(),
      take: () => this.#takeTurn(),
      onRest: () => this.#rest(),
    })
  }

  get claims(): ClientClaims {
    return this.#text.claims
  }

  get epoch(): string {
    return this.#text.epoch
  }

  get isFailing(): boolean {
    return this.#watch.isFailing
  }

  /** The ids of the locked clauses. */
  get lockedClauses(): readonly string[] {
    return this.#text.lockedClauses
  }

  /** Nothing to do and nothing under way. */
  get isIdle(): boolean {
    return this.#state !== 'committing' && !this.#turns.isTaking && this.#queue.isEmpty
  }

  get hasPendingStructs(): boolean {
    return this.#state === 'durable' && this.#text.hasPendingStructs
  }

  enqueue(frame: QueuedFrame<Sender>): void {
    this.#queue.pushFrame(frame)
    this.#turns.wake()
  }

  /**
   * Runs `fn` when everything that was queued before is durable, and before anything that comes later. A unit of it that
   * requires `head = sequence` and `lockEpoch` holds exactly then. Refuses, and never runs it, when the text ends or the
   * writer gives up before its turn.
   */
  exclusive<T>(fn: (at: TextMoment) => Promise<T>): Promise<T | Refusal> {
    return new Promise((resolve, reject) => {
      const command = async () =>
        this.#text.isFrozen ? refuse('frozen') : fn(textMoment(this.#text, this.#options))
      const run = async () => {
        await this.#watch.over(command).then(resolve, reject)
        this.#clauseChanges.forget()
        await this.#catchUp()
        if (this.#watch.isFailing && !this.#isOver()) await this.#commit(unitToTry(this.#options))
      }
      const abandon = () => resolve(refuse(this.#isGivenUp ? 'shutting-down' : 'storage-failed'))
      if (this.#isOver()) return abandon()
      this.#queue.pushCommand({ run, abandon })
      this.#turns.wake()
    })
  }

  /**
   * Calls `read` with the durable text: at once, after the commit under way, or while the disk fails with a copy.
   * Calls `abandon` when the text ends before.
   */
  whenReadable(read: (text: LiveText) => void, abandon: () => void = () => {}): void {
    if (this.#state === 'ended') {
      abandon()
      return
    }
    this.#readers.add(read, abandon)
    if (this.#state === 'durable') this.#readWith(this.#text)
    else if (this.#watch.isFailing) this.#serveCopy()
  }

  /** What `read` makes of the durable text. Throws when the text ends before it can be read. */
  reading<T>(read: (text: LiveText) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.whenReadable(
        (text) => resolve(read(text)),
        () => reject(new TextEnded()),
      )
    })
  }

  /** Writes what a next load would otherwise have to replay. */
  async checkpoint(): Promise<void> {
    if (this.#state === 'durable' && this.#text.isBuilt) await this.#checkpoints.store(this.#text)
  }

  /** Resolves when nothing is to be done any more, or the writer gave up. */
  settled(): Promise<void> {
    if (this.isIdle || this.#isOver()) return Promise.resolve()
    return new Promise((resolve) => this.#settled.push(resolve))
  }

  /** The process ends: no write is tried again, and nothing that waits has its turn; none of it was acknowledged. */
  giveUp(): void {
    this.#isGivenUp = true
    this.#queue.abandon()
    this.#tellSettled()
  }

  end(): void {
    this.#state = 'ended'
    this.#turns.cancel()
    this.#queue.abandon()
    this.#readers.abandon()
    this.#text.destroy()
    this.#tellSettled()
  }

  async #takeTurn(): Promise<boolean> {
    this.#hasWaited = false
    try {
      if (this.#repair) await this.#prepare(this.#repair)
      const command = this.#queue.takeCommand()
      if (command) await command.run()
      else await this.#runBatch()
    } catch (error) {
      this.#breakDown(error)
    }
    return this.#hasWaited
  }

  #rest(): void {
    if (!this.isIdle) return
    this.#tellSettled()
    this.#options.events.onQuiet()
  }

  /** What is done with a text that was just loaded, before anything else. */
  async #prepare(repair: { readonly settled?: ReadonlyMap<number, number> }): Promise<void> {
    this.#repair = undefined
    if (!this.#soundAlarm()) await this.#repairClauseIds(repair)
  }

  /**
   * The alarm behind the guard: when what is locked does not say what it said, nothing more is written. Answers whether the
   * text is frozen.
   */
  #soundAlarm(): boolean {
    if (this.#text.isFrozen) return true
    const clauses = this.#text.brokenLocks()
    if (clauses.length === 0) return false
    const { log, textId, events } = this.#options
    this.#text.isFrozen = true
    log.error({ textId, clauses }, 'locked words are not what was locked; the text is frozen')
    events.onFrozen(clauses)
    return true
  }

  #tellSettled(): void {
    for (const resolve of this.#settled.splice(0)) resolve()
  }

  async #runBatch(): Promise<void> {
    const { surroundings, metrics, events, guard } = this.#options
    for (let reloads = 0; reloads <= RELOADS && !this.#isOver(); reloads += 1) {
      const frames = this.#queue.nextFrames()
      const startedAt = surroundings.now()
      const stopTimer = metrics.batch.startTimer()
      const batch = judgeBatch(this.#text, frames, {
        at: moment(surroundings),
        randomBytes: surroundings.randomBytes,
        guard,
        isFull: () => surroundings.now() - startedAt > BATCH_MILLISECONDS,
        startGateTimer: () => metrics.gate.startTimer(),
      })
      if (this.#text.hasPendingStructs) throw new Error('the gate let an update pass that waits for another')
      if (batch.update && this.#soundAlarm()) {
        stopTimer()
        await this.#reload(batch.vectorBefore)
        continue
      }
      const outcome = await this.#write(batch)
      stopTimer()
      if (outcome === 'precondition-failed') {
        await this.#reload(batch.vectorBefore)
        continue
      }
      if (outcome === 'given-up') return
      const taken = frames.slice(0, batch.taken)
      this.#queue.takeFrames(taken)
      events.onTaken(taken)
      events.onJudged(batch.judged)
      this.#flushReaders()
      if (batch.bringsClauseIds) await this.#repairClauseIds({ settled: batch.vectorBefore })
      this.#checkpoints.storeIfDue(this.#text)
      return
    }
    if (!this.#isOver()) throw new Error('the precondition fails again and again')
  }

  /** Writes a batch as one unit; when it is durable, tells everybody the update. */
  async #write(batch: JudgedBatch<Sender>): Promise<'written' | 'precondition-failed' | 'given-up'> {
    if (batch.update === undefined) return 'written'
    const { textId, storage, surroundings, events } = this.#options
    const now = surroundings.now()
    const changes = this.#clauseChanges.due(batch.changes.values(), now)
    const statements = batchStatements(storage.read, textId, moment(surroundings), changes, batch)
    const outcome = await this.#append(batch.appends, batch.claims, batch.update, statements)
    if (outcome !== 'written') return outcome
    this.#clauseChanges.stored(changes, now)
    if (changes.length > 0) events.onClausesChanged()
    if (batch.swallowed.length > 0) {
      events.onSwallowed(new Set(batch.swallowed.map(({ person_id }) => person_id)))
    }
    return 'written'
  }

  async #append(
    appends: readonly Append[],
    claims: JudgedBatch<Sender>['claims'],
    update: Uint8Array,
    statements: readonly Statement[] = [],
  ): Promise<'written' | 'precondition-failed' | 'given-up'> {
    const { textId, events } = this.#options
    const { head, lockEpoch, epoch } = this.#text
    this.#state = 'committing'
    const outcome = await this.#commit({
      text: { textId, head, lockEpoch, epoch, appends, claims },
      statements,
    })
    this.#hasWaited = true
    if (this.#isEnded() || outcome !== 'written') return outcome
    this.#state = 'durable'
    this.#text.claims.stored(claims)
    this.#checkpoints.count(appends)
    events.onUpdate(this.#text.advance(appends.length, update))
    return 'written'
  }

  #commit(unit: Unit): Promise<'written' | 'precondition-failed' | 'given-up'> {
    const { storage, surroundings } = this.#options
    return commitUnit(unit, { storage, surroundings, watch: this.#watch, isGivenUp: () => this.#isOver() })
  }

  /** Gives clauses ids of their own, as the server's own actor, in a batch of its own. */
  async #repairClauseIds({ settled }: { readonly settled?: ReadonlyMap<number, number> }): Promise<void> {
    this.#repair = undefined
    const text = this.#text
    const { surroundings } = this.#options
    const { updates } = recordUpdates(text.doc, () =>
      repairClauseIds(text.doc, surroundings.randomBytes, settled),
    )
    if (updates.length === 0) return
    const update = Y.mergeUpdates(updates)
    const claim = text.claims.rowToStore(text.doc.clientID)
    const append = { ...authorOf(SYSTEM, 'system'), update, at: moment(surroundings) }
    const outcome = await this.#append([append], claim ? [claim] : [], update)
    if (outcome === 'precondition-failed') await this.#reload(undefined)
    this.#flushReaders()
  }

  /** After a command: the head, the locks or the whole text may be others. */
  async #catchUp(): Promise<void> {
    const { storage, textId } = this.#options
    const now = await readStanding(storage.read, textId).catch(() => undefined)
    const { head, lockEpoch, epoch } = this.#text
    if (now?.head !== head || now.epoch !== epoch) await this.#reload(undefined)
    else if (now.lockEpoch !== lockEpoch) this.#text.relock(now)
  }

  /** Takes the text from the log as it stands now, and brings everybody up to it. */
  async #reload(vectorBefore: ReadonlyMap<number, number> | undefined): Promise<void> {
    const earlier = this.#text
    const known = vectorBefore ?? Y.decodeStateVector(Y.encodeStateVector(earlier.doc))
    this.#state = 'committing'
    const text = await this.#log.loadAgain(earlier, () => this.#isOver())
    if (this.#isOver()) return
    if (text === undefined || text.epoch !== earlier.epoch) {
      this.end()
      this.#options.events.onOtherEpoch()
      return
    }
    this.#text = text
    this.#state = 'durable'
    this.#repair = {}
    earlier.destroy()
    if (text.head > earlier.head) {
      const update = Y.encodeStateAsUpdate(text.doc, Y.encodeStateVector(new Map(known)))
      this.#options.events.onUpdate(updateFrame(update))
    }
    this.#flushReaders()
  }

  #serveCopy(): void {
    this.#log.copy(this.#text).then(
      (copy) => {
        if (this.#state === 'committing' && this.#watch.isFailing) this.#readWith(copy)
      },
      (error) => this.#options.log.error({ error }, 'the durable text cannot be read while the disk fails'),
    )
  }

  #flushReaders(): void {
    if (this.#state === 'durable') this.#readWith(this.#text)
  }

  #readWith(text: LiveText): void {
    try {
      this.#readers.serve(text)
    } catch (error) {
      // The document is built from the log when it is first read: bytes that can't be read show themselves here.
      this.#breakDown(error)
    }
  }

  #breakDown(error: unknown): void {
    const { log, textId, events } = this.#options
    log.error({ error, textId }, 'a text broke down and is loaded anew')
    this.end()
    events.onBroken()
  }

  /** Asked after every wait: a text may end meanwhile. */
  #isEnded(): boolean {
    return this.#state === 'ended'
  }

  /** Whether nothing is written any more. Asked after every wait, too. */
  #isOver(): boolean {
    return this.#isGivenUp || this.#isEnded()
  }
}
