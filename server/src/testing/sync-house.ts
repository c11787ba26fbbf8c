// A house for tests of the sync server: one text in a database, a clock that stands still, and people who come in.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { InvitableRole } from '@plenary/shared/access/roles'
import type { ContentJson } from '@plenary/shared/schema/content'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import { seedDocument } from '@plenary/shared/update/seed-document'
import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import type { TextCommandContext } from '../commands/command-context.ts'
import type { SignedIn } from '../ports/actor.ts'
import { createAnnouncements } from '../ports/announcements.ts'
import type { TextUpdateTable } from '../ports/log-tables.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { Upgrade } from '../sync/admit.ts'
import type { Guard } from '../sync/judge-frame.ts'
import { Reception } from '../sync/reception.ts'
import type { Room } from '../sync/room.ts'
import { layEmptyDatabase } from './empty-database.ts'
import { FakeSurroundings } from './fake-surroundings.ts'
import { InProcessStorage } from './in-process-storage.ts'
import { passingFolder } from './passing-folder.ts'
import { TestClient } from './test-client.ts'

export const TEXT = 'text-1'
export const ORIGIN = 'https://plenary.example'
const SEED_CLIENT = 1
/** Whoever comes first has the stored bytes for so long before the server asks what it has. */
const UNTIL_ASKED = 100

export const CONTENT: ContentJson = {
  type: 'doc',
  content: [
    { type: 'title', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Declaration' }] }] },
    {
      type: 'preamble',
      content: [{ type: 'preambular', content: [{ type: 'text', text: 'We, the cities,' }] }],
    },
    {
      type: 'clauses',
      content: ['first', 'second', 'third'].map((word, index) => ({
        type: 'clause' as const,
        attrs: { id: `clause000${index + 1}` },
        content: [
          { type: 'paragraph' as const, content: [{ type: 'text' as const, text: `The ${word} clause.` }] },
        ],
      })),
    },
    { type: 'closing', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Tokyo' }] }] },
  ],
}

export interface EnterOptions {
  role?: InvitableRole
  isStock?: boolean
  doc?: Y.Doc
  upgrade?: Partial<Upgrade>
}

export class SyncHouse {
  readonly surroundings = new FakeSurroundings()
  readonly storage: InProcessStorage
  readonly announcements = createAnnouncements()
  readonly registry = new Registry()
  readonly errors: { fields: Record<string, unknown>; message: string }[] = []
  readonly reception: Reception
  /** Who is signed in, by the value of the cookie. */
  readonly people = new Map<string, SignedIn>()
  /** The data file. */
  readonly file: string
  readonly #folder: string

  /**
   * A house that is torn down when the test has finished.
   * @param guard in the place of the guard, where the alarm behind it is tested
   */
  constructor(guard?: Guard) {
    this.#folder = passingFolder('plenary-sync-')
    this.file = join(this.#folder, 'plenary.db')
    layEmptyDatabase(this.file)
    this.storage = new InProcessStorage(this.file)
    this.#furnish()
    this.reception = new Reception({
      storage: this.storage,
      announcements: this.announcements,
      surroundings: this.surroundings,
      registry: this.registry,
      log: { error: (fields, message) => this.errors.push({ fields, message }), info: () => {} },
      origin: ORIGIN,
      guard,
      findSignedIn: async (headers) => this.people.get(headers.get('cookie') ?? ''),
    })
    onTestFinished(async () => {
      this.rooms.end()
      await this.storage.close()
      rmSync(this.#folder, { recursive: true, force: true })
    })
  }

  get rooms() {
    return this.reception.textRooms
  }

  /** For commands. */
  get context(): TextCommandContext {
    const { storage, announcements, surroundings } = this
    return { storage, announcements, surroundings, origin: ORIGIN, texts: this.rooms }
  }

  /** Somebody who was signed in. */
  person(name: string): SignedIn {
    const person = this.people.get(name)
    if (!person) throw new Error(`nobody called ${name}`)
    return person
  }

  async room(): Promise<Room> {
    const room = await this.rooms.open(TEXT)
    if (!room) throw new Error('no room')
    return room
  }

  /** Signs somebody in and answers the cookie; a city is added with its first person. */
  signIn(name: string, role: InvitableRole = 'drafter'): string {
    const cityId = role === 'secretariat' ? null : `city-${name}`
    const { read } = this.storage
    if (cityId) {
      this.run(
        read
          .insertInto('city')
          .values({ id: cityId, names: '{}', sort_name: name, codes: '{}' })
          .onConflict((conflict) => conflict.doNothing()),
        read
          .insertInto('roster_entry')
          .values({
            plenary_id: 'plenary-1',
            city_id: cityId,
            member: 1,
            present: 1,
            counts: 1,
            named: 1,
            signs: 1,
            palette: 3,
          })
          .onConflict((conflict) => conflict.doNothing()),
      )
    }
    const membership = {
      id: `membership-${name}`,
      role,
      plenaryId: 'plenary-1',
      cityId,
      since: moment(this.surroundings),
    }
    this.people.set(name, {
      personId: `person-${name}`,
      sessionId: `session-${name}`,
      name: `Drafter, ${name}`,
      email: `${name}@city.example`,
      memberships: [membership],
    })
    return name
  }

  /** Opens a socket; what comes of it is seen on the client. */
  connect(name: string, { role, isStock = false, doc, upgrade }: EnterOptions = {}): TestClient {
    const client = new TestClient(doc)
    this.reception.receive(client.socket, {
      textId: TEXT,
      headers: new Headers({ cookie: this.people.has(name) && !role ? name : this.signIn(name, role) }),
      origin: ORIGIN,
      schema: isStock ? undefined : `${SCHEMA_VERSION}`,
      epoch: undefined,
      ...upgrade,
    })
    client.sendStep1()
    return client
  }

  /** Opens a socket and lets it synchronise. */
  async enter(name: string, options: EnterOptions = {}): Promise<TestClient> {
    const client = this.connect(name, options)
    await this.surroundings.settle()
    if (!client.isAsked) await this.surroundings.advance(UNTIL_ASKED)
    return client
  }

  /** Appends to the log past the room, as another node would. */
  append(update: Uint8Array, claims: readonly number[] = []): void {
    const head = this.updates().length
    const { epoch, lock_epoch } = this.storage.text(TEXT)
    const outcome = this.storage.writeNow({
      text: {
        textId: TEXT,
        head,
        lockEpoch: lock_epoch,
        epoch,
        appends: [
          { update, actor: 'elsewhere', city_id: null, role: 'drafter', at: moment(this.surroundings) },
        ],
        claims: claims.map((client_id) => ({
          client_id,
          person_id: 'person-elsewhere',
          city_id: null,
          epoch,
        })),
      },
    })
    if (outcome.outcome !== 'written') throw new Error(`not appended: ${outcome.outcome}`)
  }

  /** Binds a client id to somebody, as a stored claim. */
  claim(client_id: number, personId: string, cityId: string | null, epoch = 'epoch-1'): void {
    const row = { text_id: TEXT, client_id, person_id: personId, city_id: cityId, epoch }
    this.run(this.storage.read.insertInto('text_client').values(row))
  }

  /** Gives the text a new epoch, as a restored backup does. */
  setEpoch(epoch: string): void {
    this.run(this.storage.read.updateTable('text').set({ epoch }).where('id', '=', TEXT))
  }

  /** Takes somebody's rights away. */
  remove(name: string): void {
    const person = this.person(name)
    this.people.set(name, { ...person, memberships: [] })
    this.announcements.announce({ type: 'rights-changed', personId: person.personId })
  }

  /** The log. */
  updates(): TextUpdateTable[] {
    return this.storage.updates(TEXT)
  }

  /** The text as a fresh process would replay it. */
  stored(): Y.Doc {
    const doc = new Y.Doc()
    for (const { update } of this.updates()) Y.applyUpdate(doc, update)
    return doc
  }

  /** Codes of the frames that were refused, as audited. */
  refused(): string[] {
    return this.storage.auditData().flatMap(({ code }) => (code === undefined ? [] : [String(code)]))
  }

  /** Runs statements past the server, as another node would. */
  run(...queries: { compile(): Statement['query'] }[]): void {
    const outcome = this.storage.writeNow({
      statements: queries.map((query) => ({ query: query.compile() })),
    })
    if (outcome.outcome !== 'written') throw new Error(`not written: ${outcome.outcome}`)
  }

  #furnish(): void {
    const { read } = this.storage
    const at = moment(this.surroundings)
    this.run(
      read.insertInto('plenary').values({
        id: 'plenary-1',
        names: '{}',
        place: 'Tokyo',
        starts_on: '2010-11-08',
        ends_on: '2010-11-09',
        order_rule: 'alphabetical',
        host_city_id: null,
        decision_rule: '{"kind":"consensus"}',
        time_zone: null,
        created_at: at,
      }),
      read.insertInto('declaration').values({
        id: 'declaration-1',
        plenary_id: 'plenary-1',
        title: 'Declaration',
        state: 'drafting',
        created_at: at,
        state_at: null,
        state_by: null,
      }),
      read.insertInto('text').values({
        id: TEXT,
        declaration_id: 'declaration-1',
        language: 'en',
        status: 'authentic',
        number_style: 'decimal',
        epoch: 'epoch-1',
        head: 0,
        lock_epoch: 0,
      }),
    )
    this.append(seedDocument(CONTENT, SEED_CLIENT))
  }
}
