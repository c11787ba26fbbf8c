// A text on a server behind its gate and its guard: people who write and start over when they are refused, locks that come
// and go, restarts from the log. After everything that is let in, what is locked says what it said.
import * as Y from 'yjs'
import type { ContentJson } from '../schema/content.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import type { GuardVerdict } from '../update/judge-locks.ts'
import { judgeUpdate, type Sender, type Verdict } from '../update/judge-update.ts'
import { clauseHandle, LockedItems } from '../update/locked-items.ts'
import { readContent } from '../update/read-content.ts'
import { readUpdate, type StructId } from '../update/read-update.ts'
import { repairClauseIds } from '../update/repair-clause-ids.ts'
import { replay } from '../update/replay.ts'
import type { ResolvedUpdate } from '../update/resolve-update.ts'
import { seedDocument } from '../update/seed-document.ts'
import { type ClausePrint, changedClauses, clauseElements, clausePrints, handleOf } from './clause-prints.ts'
import { Person } from './gated-room.ts'
import type { HeadlessEditor } from './headless-editor.ts'
import type { Random } from './random.ts'

const SERVER_CLIENT = 1

export type Guard = (update: ResolvedUpdate, locked: LockedItems) => GuardVerdict

/** Edits that re-create clauses on purpose, which their prints don't show. */
const MOVES: ReadonlySet<string> = new Set(['move a clause', 'undo', 'redo'])

/** The name of an edit that the editor makes by itself when it draws what it received. */
export const DRAWING = 'drawing'

/** Something locked no longer says what it said. */
export class LockBroken extends Error {}

/** The clauses that edits changed in their author's copy, by id and by element; and the names of the edits. */
export interface Edited {
  readonly about: Set<string>
  readonly names: Set<string>
}

/** A person who remembers which clauses each of the own updates is about. */
export class Author extends Person {
  readonly #edited = new Map<Uint8Array, Edited>()
  #unsent = nothingEdited()

  constructor(state: Uint8Array, clientId: number) {
    super(state, clientId, true)
  }

  write(edit: (editor: HeadlessEditor) => string): void {
    const before = clausePrints(this.doc)
    const elements = clauseElements(this.doc)
    const sent = this.outbox.length
    const name = edit(this.editor)
    const about = changedClauses(before, clausePrints(this.doc))
    const elementsNow = clauseElements(this.doc)
    if (MOVES.has(name)) {
      for (const [id, [first]] of elements) if (elementsNow.get(id)?.[0] !== first) about.add(id)
    }
    for (const id of [...about]) {
      for (const each of [elements, elementsNow]) {
        for (const element of each.get(id) ?? []) about.add(handleOf(element))
      }
    }
    const edited = { about, names: new Set([name]) }
    for (const bytes of this.outbox.slice(sent)) this.#edited.set(bytes, edited)
    if (!this.isConnected) this.#keep(edited)
  }

  /** The binding joins two texts that came to stand beside each other, without anybody having written. */
  override receive(): void {
    const sent = this.outbox.length
    super.receive()
    for (const bytes of this.outbox.slice(sent))
      this.#edited.set(bytes, { about: new Set(), names: new Set([DRAWING]) })
  }

  /** What this update is about, or what those that are merged into it were. */
  edited(bytes: Uint8Array): Edited {
    return this.#edited.get(bytes) ?? nothingEdited()
  }

  disconnect(): void {
    for (const bytes of this.outbox.splice(0)) this.#keep(this.edited(bytes))
    this.inbox.length = 0
    this.isConnected = false
  }

  /** Both steps of the sync protocol. */
  connect(doc: Y.Doc): void {
    this.isConnected = true
    const bytes = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(doc))
    this.#edited.set(bytes, this.#unsent)
    this.#unsent = nothingEdited()
    this.outbox.push(bytes)
    this.inbox.push(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.doc)))
  }

  destroy(): void {
    this.editor.destroy()
    this.doc.destroy()
  }

  #keep({ about, names }: Edited): void {
    for (const id of about) this.#unsent.about.add(id)
    for (const name of names) this.#unsent.names.add(name)
  }
}

function nothingEdited(): Edited {
  return { about: new Set(), names: new Set() }
}

/** A lock as it is stored, and what the clause said then. */
interface Lock {
  readonly item: StructId
  readonly print: ClausePrint
}

export interface Judged {
  readonly verdict: Verdict
  readonly guarded: GuardVerdict | undefined
}

export interface GuardedRoomOptions {
  readonly content: ContentJson
  readonly writers: number
  readonly random: Random
  readonly guard: Guard
  /** Called with each update of an author, before it is applied. */
  onJudged(judged: Judged, author: Author, bytes: Uint8Array): void
}

export class GuardedRoom {
  doc = new Y.Doc()
  locked: LockedItems
  readonly locks = new Map<string, Lock>()
  readonly authors: Author[]
  readonly #options: GuardedRoomOptions
  #log: Uint8Array[] = []
  #closed: string | undefined
  #nextClient = 1_000

  constructor(options: GuardedRoomOptions) {
    this.#options = options
    this.#log.push(seedDocument(options.content, SERVER_CLIENT))
    this.#load()
    this.locked = this.#findLocked()
    this.authors = Array.from({ length: options.writers }, () => this.#newAuthor())
  }

  get isClosed(): boolean {
    return this.#closed !== undefined
  }

  lock(clauseId: string): void {
    const item = clauseHandle(this.doc, clauseId)
    const print = clausePrints(this.doc).get(clauseId)?.[0]
    if (item === undefined || print === undefined) return
    this.locks.set(clauseId, { item, print })
    this.locked = this.#findLocked()
  }

  unlock(clauseId: string): void {
    this.locks.delete(clauseId)
    this.locked = this.#findLocked()
  }

  close(): void {
    this.#closed = JSON.stringify(readContent(this.doc))
    this.locked = this.#findLocked()
  }

  reopen(): void {
    this.#closed = undefined
    this.locked = this.#findLocked()
  }

  /** Judges and applies what these people have sent, in one transaction; who is refused starts over. */
  takeBatch(authors: readonly Author[] = this.authors): void {
    const refused: Author[] = []
    this.#transact(() => {
      for (const author of authors) {
        for (const bytes of author.outbox.splice(0)) {
          const sender = { owns: (client: number) => client === author.doc.clientID, mayEdit: true }
          const judged = this.#judge(bytes, sender)
          this.#options.onJudged(judged, author, bytes)
          if (isLetIn(judged)) this.#apply(bytes)
          else if (judged.verdict.kind !== 'nothing-new') {
            refused.push(author)
            break
          }
        }
      }
    })
    for (const author of refused) this.#startOver(author)
  }

  /** One update of somebody who makes it up. */
  takeForged(bytes: Uint8Array, clients: readonly number[]): Judged {
    const judged = this.#judge(bytes, { owns: (client) => clients.includes(client), mayEdit: true })
    if (isLetIn(judged)) this.#transact(() => this.#apply(bytes))
    return judged
  }

  /** The server stops and starts: the document comes from the log, the locks from their rows. */
  restart(): void {
    const before = JSON.stringify(readContent(this.doc))
    this.doc.destroy()
    this.#load()
    this.locked = this.#findLocked()
    if (JSON.stringify(readContent(this.doc)) !== before) throw new Error('the log says something else')
    this.#checkLocks()
    for (const author of this.authors) {
      if (author.isConnected) {
        author.disconnect()
        author.connect(this.doc)
      }
    }
  }

  settle(): void {
    for (const author of this.authors) if (!author.isConnected) author.connect(this.doc)
    for (let round = 0; this.authors.some(({ outbox, inbox }) => outbox.length + inbox.length > 0); round++) {
      if (round > 100) throw new Error('the room does not come to rest')
      this.takeBatch()
      for (const author of this.authors) author.receive()
    }
  }

  destroy(): void {
    for (const author of this.authors) author.destroy()
    this.doc.destroy()
  }

  #judge(bytes: Uint8Array, sender: Sender): Judged {
    const read = readUpdate(bytes)
    const verdict = read.kind === 'read' ? judgeUpdate(this.doc, read, sender) : read
    const guarded = verdict.kind === 'ok' ? this.#options.guard(verdict.update, this.locked) : undefined
    return { verdict, guarded }
  }

  #apply(bytes: Uint8Array): void {
    Y.applyUpdate(this.doc, bytes)
    this.#log.push(bytes)
    this.#checkLocks()
  }

  #transact(body: () => void): void {
    const updates: Uint8Array[] = []
    const record = (update: Uint8Array) => updates.push(update)
    this.doc.on('update', record)
    const settled = this.doc.transact((transaction) => {
      body()
      return transaction.beforeState
    })
    this.doc.off('update', record)
    // What the document tidied up on its own behind the first is in the server's log, too.
    this.#log.push(...updates.slice(1))
    this.#checkLocks()
    const known = Y.encodeStateVector(this.doc)
    if (!repairClauseIds(this.doc, this.#options.random.bytes, settled)) return
    this.#log.push(Y.encodeStateAsUpdate(this.doc, known))
    this.#checkLocks()
  }

  #checkLocks(): void {
    const { store } = this.doc
    if (store.pendingStructs !== null || store.pendingDs !== null) throw new Error('something waits')
    if (this.#closed !== undefined && JSON.stringify(readContent(this.doc)) !== this.#closed) {
      throw new LockBroken('the closed text')
    }
    if (this.locks.size === 0) return
    const prints = clausePrints(this.doc)
    for (const [clauseId, { print }] of this.locks) {
      const found = prints.get(clauseId)?.[0]?.content
      if (found !== print.content) throw new LockBroken(`${clauseId}: ${print.content} → ${found}`)
      const twice = print.ids.find((id) => prints.get(id)?.length !== 1)
      if (twice !== undefined) throw new LockBroken(`${twice} stands twice`)
    }
  }

  #load(): void {
    this.doc = new Y.Doc()
    this.doc.getXmlFragment(FRAGMENT)
    replay(this.doc, this.#log)
    this.doc.clientID = SERVER_CLIENT
    this.doc.on('update', (update: Uint8Array) => {
      for (const author of this.authors) if (author.isConnected) author.inbox.push(update)
    })
  }

  #findLocked(): LockedItems {
    const clauses = new Map([...this.locks].map(([id, { item }]) => [id, item]))
    return LockedItems.in(this.doc, { isClosed: this.isClosed, clauses })
  }

  /** A fresh document under a new client id: never the old one again. */
  #startOver(author: Author): void {
    author.destroy()
    this.authors[this.authors.indexOf(author)] = this.#newAuthor()
  }

  #newAuthor(): Author {
    return new Author(Y.encodeStateAsUpdate(this.doc), this.#nextClient++)
  }
}

function isLetIn({ verdict, guarded }: Judged): boolean {
  return verdict.kind === 'ok' && guarded?.kind === 'ok'
}
