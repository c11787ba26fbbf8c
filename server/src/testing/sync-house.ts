// A house for room tests: one text in memory, a clock that stands still, and people who come in.
import type { Role } from '@plenary/shared/access/roles'
import type { RefusalCode } from '@plenary/shared/refusal'
import type { ContentJson } from '@plenary/shared/schema/content'
import { seedDocument } from '@plenary/shared/update/seed-document'
import { Registry } from 'prom-client'
import * as Y from 'yjs'
import { Connection } from '../sync/connection.ts'
import type { Room } from '../sync/room.ts'
import type { Seat } from '../sync/seat.ts'
import { createSyncMetrics } from '../sync/sync-metrics.ts'
import { TextRooms } from '../sync/text-rooms.ts'
import { FakeSurroundings } from './fake-surroundings.ts'
import { MemoryStorage } from './memory-storage.ts'
import { TestClient } from './test-client.ts'

export const TEXT = 'text-1'

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

export interface Guest {
  readonly client: TestClient
  readonly connection: Connection
}

export class SyncHouse {
  readonly surroundings = new FakeSurroundings()
  readonly storage = new MemoryStorage()
  readonly errors: { fields: Record<string, unknown>; message: string }[] = []
  readonly refused: RefusalCode[] = []
  readonly registry = new Registry()
  readonly rooms: TextRooms

  constructor() {
    this.storage.texts.set(TEXT, {
      epoch: 'epoch-1',
      lockEpoch: 0,
      updates: [],
      clients: [],
      checkpoint: undefined,
    })
    this.append(seedDocument(CONTENT, 1), 'system')
    this.rooms = new TextRooms({
      storage: this.storage,
      surroundings: this.surroundings,
      metrics: createSyncMetrics(this.registry, {
        rooms: () => this.rooms.size,
        sockets: () => 0,
        textsWithPendingStructs: () => 0,
      }),
      log: { error: (fields, message) => this.errors.push({ fields, message }), info: () => {} },
      onRefused: (_, __, code) => this.refused.push(code),
    })
  }

  /** Appends to the log past the room, as another node would. */
  append(update: Uint8Array, actor = 'another'): void {
    const text = this.storage.texts.get(TEXT)
    text?.updates.push({
      text_id: TEXT,
      seq: text.updates.length + 1,
      update,
      actor,
      city_id: null,
      role: 'system',
      at: new Date(this.surroundings.now()).toISOString(),
    })
  }

  /** The text as a fresh process would load it. */
  async stored(): Promise<Y.Doc> {
    const stored = await this.storage.loadText(TEXT)
    const doc = new Y.Doc()
    for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update)
    return doc
  }

  async room(): Promise<Room> {
    const room = await this.rooms.open(TEXT)
    if (!room) throw new Error('no room')
    return room
  }

  connect(client: TestClient, name: string, options: { role?: Role; isStock?: boolean } = {}): Connection {
    const connection = new Connection({
      socket: client.socket,
      surroundings: this.surroundings,
      isOurs: !options.isStock,
      onClose: () => {},
      onUnclear: () => this.refused.push('unclear-frame'),
    })
    connection.seat = seat(name, options.role)
    return connection
  }

  /** Comes in and synchronises. */
  async enter(name: string, options: { role?: Role; isStock?: boolean; doc?: Y.Doc } = {}): Promise<Guest> {
    const client = new TestClient(options.doc)
    const connection = this.connect(client, name, options)
    const room = await this.room()
    room.enter(connection)
    client.sendStep1()
    await this.surroundings.settle()
    return { client, connection }
  }
}

export function seat(name: string, role: Role = 'drafter'): Seat {
  return {
    personId: `person-${name}`,
    sessionId: `session-${name}`,
    name: `Drafter, ${name}`,
    role,
    cityId: role === 'secretariat' ? null : `city-${name}`,
    palette: role === 'secretariat' ? null : 3,
    declarationId: 'declaration-1',
    plenaryId: 'plenary-1',
    state: 'drafting',
    mayEdit: role === 'secretariat' || role === 'head' || role === 'drafter',
  }
}
