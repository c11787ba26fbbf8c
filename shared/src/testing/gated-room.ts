// A text on a server behind its gate, and people who edit it with real bindings: connected or not, in batches.
import * as Y from 'yjs'
import type { ContentJson } from '../schema/content.ts'
import { judgeUpdate, type Verdict } from '../update/judge-update.ts'
import { readUpdate } from '../update/read-update.ts'
import { repairClauseIds } from '../update/repair-clause-ids.ts'
import { seedDocument } from '../update/seed-document.ts'
import { HeadlessEditor } from './headless-editor.ts'
import type { Random } from './random.ts'

const SERVER_CLIENT = 1

export class Person {
  readonly doc = new Y.Doc()
  readonly editor: HeadlessEditor
  readonly mayEdit: boolean
  readonly outbox: Uint8Array[] = []
  readonly inbox: Uint8Array[] = []
  isConnected = true

  constructor(seed: Uint8Array, clientId: number, mayEdit: boolean) {
    this.mayEdit = mayEdit
    Y.applyUpdate(this.doc, seed, 'server')
    this.doc.clientID = clientId
    this.editor = new HeadlessEditor(this.doc)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && this.isConnected) this.outbox.push(update)
    })
  }

  receive(): void {
    for (const update of this.inbox.splice(0)) Y.applyUpdate(this.doc, update, 'server')
  }
}

export interface GatedRoomOptions {
  readonly content: ContentJson
  readonly writers: number
  readonly readers: number
  readonly random: Random
  /** Called with each verdict before the update is applied; what it returns is called afterwards. */
  onJudged(verdict: Verdict, author: Person, doc: Y.Doc): (() => void) | undefined
}

export class GatedRoom {
  readonly doc = new Y.Doc()
  readonly writers: readonly Person[]
  readonly people: readonly Person[]
  readonly #options: GatedRoomOptions

  constructor(options: GatedRoomOptions) {
    this.#options = options
    const { content, writers, readers, random } = options
    const seed = seedDocument(content, SERVER_CLIENT)
    Y.applyUpdate(this.doc, seed)
    this.doc.clientID = SERVER_CLIENT
    this.people = Array.from(
      { length: writers + readers },
      (_, index) => new Person(seed, 1_000 * (index + 1) + random.int(1_000), index < writers),
    )
    this.writers = this.people.slice(0, writers)
    this.doc.on('update', (update: Uint8Array) => {
      for (const person of this.people) if (person.isConnected) person.inbox.push(update)
    })
  }

  /** Judges and applies what these people have sent, in one transaction; then the server repairs ids. */
  takeBatch(people: readonly Person[] = this.people): void {
    const settled = this.doc.transact((transaction) => {
      for (const author of people) {
        for (const bytes of author.outbox.splice(0)) this.#take(author, bytes)
      }
      return transaction.beforeState
    })
    repairClauseIds(this.doc, this.#options.random.bytes, settled)
  }

  disconnect(person: Person): void {
    person.isConnected = false
    person.outbox.length = 0
    person.inbox.length = 0
  }

  /** Both steps of the sync protocol. */
  connect(person: Person): void {
    person.isConnected = true
    person.outbox.push(Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(this.doc)))
    person.inbox.push(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(person.doc)))
  }

  /** Connects everybody and exchanges until nobody has anything to say. */
  settle(): void {
    for (const person of this.people) if (!person.isConnected) this.connect(person)
    const isBusy = () => this.people.some((person) => person.outbox.length + person.inbox.length > 0)
    for (let round = 0; isBusy(); round++) {
      if (round > 100) throw new Error('the room does not come to rest')
      this.takeBatch()
      for (const person of this.people) person.receive()
    }
  }

  destroy(): void {
    for (const person of this.people) {
      person.editor.destroy()
      person.doc.destroy()
    }
    this.doc.destroy()
  }

  #take(author: Person, bytes: Uint8Array): void {
    const read = readUpdate(bytes)
    const sender = { owns: (client: number) => client === author.doc.clientID, mayEdit: author.mayEdit }
    const verdict = read.kind === 'read' ? judgeUpdate(this.doc, read, sender) : read
    const afterwards = this.#options.onJudged(verdict, author, this.doc)
    if (verdict.kind === 'ok') Y.applyUpdate(this.doc, bytes, author)
    afterwards?.()
  }
}
