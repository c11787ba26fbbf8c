// What this device keeps of texts, in IndexedDB: of each document that a tab had open, the edits that the server has not
// acknowledged and the knowledge that they build on; and the trays.
//
// The law: one change is one transaction. So edits are never there without the knowledge they build on, and a refused
// edit leaves in the transaction in which its wording enters the tray.
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, wrap } from 'idb'
import type { Draft } from './drafts.ts'
import type { Surroundings } from './surroundings.ts'
import { type Release, takeName } from './tab-lock.ts'

/** Whose copies of which text. A copy of another epoch is never merged. */
export interface Scope {
  readonly personId: string
  readonly textId: string
  readonly epoch: string
}

interface ReplicaRow extends Scope {
  readonly id: string
  readonly authors: readonly number[]
  readonly schema: number
  readonly touchedAt: number
}

/** Updates that the server is known to have. */
export interface KnowledgeRow {
  readonly replica: string
  readonly row: number
  readonly update: Uint8Array
}

export interface EditRow {
  readonly replica: string
  readonly number: number
  readonly update: Uint8Array
}

type DraftRow = Draft & { readonly personId: string }

interface Database extends DBSchema {
  replicas: { key: string; value: ReplicaRow; indexes: { byText: [string, string] } }
  knowledge: { key: [string, number]; value: KnowledgeRow }
  edits: { key: [string, number]; value: EditRow }
  drafts: { key: string; value: DraftRow; indexes: { byText: [string, string] } }
}

/** What becomes true together. */
export interface StoreChange {
  readonly scope: Scope
  /** The document that writes: it is listed by its first write. */
  readonly replica?: string
  /** The client ids under which the person's own words are in it. */
  readonly authors?: readonly number[]
  readonly knowledge?: readonly KnowledgeRow[]
  readonly forgetKnowledge?: readonly (readonly [replica: string, row: number])[]
  readonly edits?: readonly EditRow[]
  readonly forgetEdits?: readonly Pick<EditRow, 'replica' | 'number'>[]
  /** Documents of which nothing is needed any more. */
  readonly forgetReplicas?: readonly string[]
  readonly drafts?: readonly Draft[]
  readonly forgetDrafts?: readonly string[]
  /** Waits for the disk itself, not only for the browser's promise to write. */
  readonly isStrict?: boolean
}

/** The copy of a document whose tab is dead. */
export interface LeftCopy {
  readonly id: string
  readonly epoch: string
  /** The client ids under which the person's own words are in it. */
  readonly authors: readonly number[]
  readonly knowledge: readonly Uint8Array[]
  readonly edits: readonly EditRow[]
}

/** What a new session finds, and has for itself until it lets go. */
export interface Claim {
  /** The newest known state of this epoch, perhaps of a tab that lives; empty when there is none. */
  readonly base: readonly Uint8Array[]
  readonly left: readonly LeftCopy[]
  readonly drafts: readonly Draft[]
  /** Whether all drafts are durable on this device. */
  readonly areDraftsKept: boolean
  /** Lets go when `lastWrite` is done. Later claims on this page wait for it. */
  release(lastWrite: Promise<unknown>): void
}

/** The id of a tab's n-th document. While the tab lives, it holds the lock of its name, and so all its documents. */
export function replicaId(tab: string, generation: number): string {
  return `${tab}.${generation}`
}

function tabOf(id: string): string {
  return id.slice(0, id.indexOf('.'))
}

const STORES = ['replicas', 'knowledge', 'edits', 'drafts'] as const
const opened = new WeakMap<Surroundings, DeviceStore>()

/** The one store of these surroundings. */
export function deviceStoreOf(surroundings: Surroundings): DeviceStore {
  const store = opened.get(surroundings) ?? new DeviceStore(surroundings)
  opened.set(surroundings, store)
  return store
}

export class DeviceStore {
  readonly #surroundings: Surroundings
  readonly #database: Promise<IDBPDatabase<Database> | undefined>
  /** Sessions of this page that are letting go: what they leave is nearly free. */
  readonly #leaving = new Set<Promise<unknown>>()
  /** Drafts that could not be kept: as long as this page is open they are there for its next session. */
  readonly #unkept = new Map<string, DraftRow>()
  /** Ids of drafts that could not be taken out of the store. */
  readonly #unforgotten = new Set<string>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    // Without locks nobody can tell a dead tab's copy from a living one's.
    this.#database = openDatabase(surroundings.locks && surroundings.indexedDB)
  }

  /**
   * For a new session, whose documents write under ids that `replicaId` makes of `tab`: takes over what dead tabs left of
   * this text, under every epoch. Copies of a newer schema are left alone.
   */
  async claim(scope: Scope, tab: string): Promise<Claim> {
    await Promise.all(this.#leaving)
    const releases: Release[] = []
    const found = await this.#find(scope, tab, releases)
    const unkept = [...this.#unkept.values()].filter(
      ({ personId, textId }) => personId === scope.personId && textId === scope.textId,
    )
    return {
      base: found?.base ?? [],
      left: found?.left ?? [],
      drafts: [...(found?.drafts ?? []).filter(({ id }) => !this.#unforgotten.has(id)), ...unkept].map(
        ({ personId: _, ...draft }) => draft,
      ),
      areDraftsKept: unkept.length === 0,
      release: (lastWrite) => this.#leave(lastWrite, releases),
    }
  }

  /** Undefined where there is no store, or the browser took it away. */
  async #find(scope: Scope, tab: string, releases: Release[]) {
    const { locks } = this.#surroundings
    const database = await this.#database
    if (!database || !locks) return undefined
    const take = async (name: string) => {
      const taken = await takeName(locks, `plenary ${name}`)
      if (taken) releases.push(taken)
      return taken !== undefined
    }
    try {
      await take(tab)
      const ofText: [string, string] = [scope.personId, scope.textId]
      const rows = (await database.getAllFromIndex('replicas', 'byText', ofText))
        .filter(({ schema }) => schema <= SCHEMA_VERSION)
        .sort((one, other) => one.touchedAt - other.touchedAt)
      const dead = new Set<string>()
      for (const name of new Set(rows.map(({ id }) => tabOf(id)))) if (await take(name)) dead.add(name)
      const left: LeftCopy[] = []
      for (const row of rows) {
        if (dead.has(tabOf(row.id))) left.push(await readCopy(database, row))
      }
      const newest = rows.findLast(({ epoch }) => epoch === scope.epoch)
      const newestCopy =
        newest && (left.find(({ id }) => id === newest.id) ?? (await readCopy(database, newest)))
      const drafts = await database.getAllFromIndex('drafts', 'byText', ofText)
      return { base: newestCopy?.knowledge ?? [], left, drafts }
    } catch (error) {
      if (error instanceof DOMException) return undefined
      throw error
    }
  }

  /**
   * Makes a change. Answers whether its transaction has completed; `false`: nothing of it is kept. Drafts of this text that could
   * not be kept before go with it, since what they were made of may leave the store only with them; and drafts that could not
   * be forgotten before go.
   */
  async write(change: StoreChange): Promise<boolean> {
    const { scope, forgetDrafts = [] } = change
    for (const id of forgetDrafts) {
      this.#unkept.delete(id)
      this.#unforgotten.add(id)
    }
    for (const draft of change.drafts ?? []) {
      this.#unkept.set(draft.id, { ...draft, personId: scope.personId })
      this.#unforgotten.delete(draft.id)
    }
    const drafts = [...this.#unkept.values()].filter(
      ({ personId, textId }) => personId === scope.personId && textId === scope.textId,
    )
    const gone = [...this.#unforgotten]
    const isKept = await this.#transact({ ...change, drafts, forgetDrafts: gone })
    if (isKept) for (const id of gone) this.#unforgotten.delete(id)
    for (const draft of drafts) {
      if (isKept && this.#unkept.get(draft.id) === draft) this.#unkept.delete(draft.id)
    }
    return isKept
  }

  async #transact(change: StoreChange): Promise<boolean> {
    const database = await this.#database
    if (!database) return false
    const requests: Promise<unknown>[] = []
    let transaction: WritingTransaction | undefined
    try {
      const durability = change.isStrict ? 'strict' : 'relaxed'
      transaction = database.transaction(STORES, 'readwrite', { durability })
      requests.push(transaction.done)
      for (const request of this.#requests(transaction, change)) requests.push(request)
      transaction.commit()
      await Promise.all(requests)
      return true
    } catch (error) {
      abort(transaction)
      await Promise.allSettled(requests)
      // The browser gives no room, or took the database away: the caller says that nothing is kept.
      if (error instanceof DOMException) return false
      throw error
    }
  }

  *#requests(transaction: WritingTransaction, change: StoreChange): Generator<Promise<unknown>> {
    const { scope, replica, authors = [] } = change
    const [replicas, knowledge, edits, drafts] = [
      transaction.objectStore('replicas'),
      transaction.objectStore('knowledge'),
      transaction.objectStore('edits'),
      transaction.objectStore('drafts'),
    ]
    const touchedAt = this.#surroundings.clock.now()
    if (replica) yield replicas.put({ ...scope, id: replica, authors, schema: SCHEMA_VERSION, touchedAt })
    for (const row of change.forgetKnowledge ?? []) yield knowledge.delete([...row])
    for (const row of change.knowledge ?? []) yield knowledge.put(row)
    for (const row of change.edits ?? []) yield edits.put(row)
    for (const row of change.forgetEdits ?? []) yield edits.delete([row.replica, row.number])
    for (const draft of change.drafts ?? []) yield drafts.put({ ...draft, personId: scope.personId })
    for (const id of change.forgetDrafts ?? []) yield drafts.delete(id)
    for (const id of change.forgetReplicas ?? []) {
      yield replicas.delete(id)
      yield knowledge.delete(rowsOf(id))
      yield edits.delete(rowsOf(id))
    }
  }

  #leave(lastWrite: Promise<unknown>, releases: readonly Release[]): void {
    const leaving = lastWrite
      .then(() => Promise.all(releases.map((release) => release())))
      .finally(() => this.#leaving.delete(leaving))
    this.#leaving.add(leaving)
  }
}

type WritingTransaction = IDBPTransaction<Database, typeof STORES, 'readwrite'>

/** What has been asked for until now is not done either. A transaction that is over already has said so. */
function abort(transaction: WritingTransaction | undefined): void {
  try {
    transaction?.abort()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

/** Undefined where the browser has none, or forbids it. */
async function openDatabase(factory: IDBFactory | undefined): Promise<IDBPDatabase<Database> | undefined> {
  if (!factory) return undefined
  try {
    const request = factory.open('plenary', 1)
    request.onupgradeneeded = () => createStores(request.result)
    const database = (await wrap(request)) as unknown as IDBPDatabase<Database>
    database.onversionchange = () => database.close()
    return database
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

function createStores(database: IDBDatabase): void {
  database.createObjectStore('replicas', { keyPath: 'id' }).createIndex('byText', ['personId', 'textId'])
  database.createObjectStore('knowledge', { keyPath: ['replica', 'row'] })
  database.createObjectStore('edits', { keyPath: ['replica', 'number'] })
  database.createObjectStore('drafts', { keyPath: 'id' }).createIndex('byText', ['personId', 'textId'])
}

async function readCopy(
  database: IDBPDatabase<Database>,
  { id, epoch, authors }: ReplicaRow,
): Promise<LeftCopy> {
  const transaction = database.transaction(['knowledge', 'edits'])
  const [knowledge, edits] = await Promise.all([
    transaction.objectStore('knowledge').getAll(rowsOf(id)),
    transaction.objectStore('edits').getAll(rowsOf(id)),
  ])
  return { id, epoch, authors, knowledge: knowledge.map(({ update }) => update), edits }
}

function rowsOf(replica: string): IDBKeyRange {
  return IDBKeyRange.bound([replica, 0], [replica, Number.MAX_SAFE_INTEGER])
}
