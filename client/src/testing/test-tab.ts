// A tab of a browser, for sync: with a device that it shares with other tabs, and a sudden end.
import { IDBFactory } from 'fake-indexeddb'
import { expect, onTestFinished } from 'vitest'
import { openChannel } from '../sync/channel.ts'
import { loadRebase } from '../sync/late-rebase.ts'
import { openTextSession } from '../sync/open-text-session.ts'
import type { SaveState } from '../sync/save-state.ts'
import type { Channel, Locks, Surroundings } from '../sync/surroundings.ts'
import type { Replica, TextSession, TextSessionOptions } from '../sync/text-session.ts'
import { eventually } from './eventually.ts'
import { ManualClock } from './manual-clock.ts'
import type { Reception } from './memory-socket.ts'
import { type TestSyncServer, textOf, wordsOf } from './test-sync-server.ts'

/** What tabs of one browser share. */
export class TestDevice {
  readonly indexedDB = new IDBFactory()
  readonly names = new Map<string, object>()
  readonly id = crypto.randomUUID()
}

export interface TestTabOptions extends Partial<TextSessionOptions> {
  readonly device?: TestDevice
  readonly reception?: Reception
  readonly change?: Partial<Surroundings>
}

export class TestTab {
  readonly clock = new ManualClock()
  /** How the network treats new sockets. */
  reception: Reception
  /** What HTTP answers; undefined when nothing does. */
  http: ((path: string) => Response) | undefined = () => new Response('ok')
  readonly requests: string[] = []
  readonly session: TextSession
  readonly surroundings: Surroundings
  readonly states: SaveState[] = []
  /** What was reported. */
  readonly faults: unknown[] = []
  #isDead = false
  readonly #databases: IDBDatabase[] = []
  readonly #channels: Channel[] = []
  readonly #device: TestDevice
  readonly #network: ReturnType<TestSyncServer['network']>
  readonly #networkListeners = new Set<(isOnline: boolean) => void>()

  constructor(server: TestSyncServer, options: TestTabOptions = {}) {
    const { device = new TestDevice(), reception = 'open', change = {}, ...session } = options
    this.#device = device
    this.reception = reception
    this.#network = server.network(() => this.reception)
    this.surroundings = {
      clock: this.clock,
      random: () => 0.5,
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      WebSocket: this.#network.WebSocket,
      syncUrl: 'ws://plenary.test/sync',
      fetch: async (input) => {
        this.requests.push(String(input))
        if (!this.http) throw new TypeError('Failed to fetch')
        return this.http(String(input))
      },
      indexedDB: this.#factory(device.indexedDB),
      locks: this.#locks(),
      openChannel: (name, onMessage) => {
        const channel = openChannel(`${device.id} ${name}`, onMessage)
        this.#channels.push(channel)
        return channel
      },
      report: (fault) => this.faults.push(fault),
      loadRebase,
      onNetworkChange: (listener) => {
        this.#networkListeners.add(listener)
        return () => this.#networkListeners.delete(listener)
      },
      ...change,
    }
    this.session = openTextSession(
      { textId: 'text1', epoch: server.epoch, personId: 'person1', mayEdit: true, ...session },
      this.surroundings,
    )
    this.session.subscribe(() => {
      const { saveState } = this.session.state
      if (saveState !== this.states.at(-1)) this.states.push(saveState)
    })
  }

  get saveState(): SaveState {
    return this.session.state.saveState
  }

  get replica(): Replica {
    const { replica } = this.session.state
    if (!replica) throw new Error('the tab shows no words')
    return replica
  }

  get openSockets(): number {
    return this.#network.count
  }

  /** Types before the end of a clause. */
  type(words: string, clauseId = 'clauseone'): void {
    const text = textOf(this.replica.doc, clauseId)
    text.insert(text.length, words)
  }

  /** Deletes the first characters of a clause. */
  erase(length: number, clauseId = 'clauseone'): void {
    textOf(this.replica.doc, clauseId).delete(0, length)
  }

  words(clauseId = 'clauseone'): string {
    return wordsOf(this.replica.doc, clauseId)
  }

  /** The cable is out: sockets fail, HTTP does too. */
  unplug(): void {
    this.reception = 'fail'
    this.http = undefined
    for (const listener of this.#networkListeners) listener(false)
  }

  plugIn(): void {
    this.reception = 'open'
    this.http = () => new Response('ok')
    for (const listener of this.#networkListeners) listener(true)
    this.clock.advance(400)
  }

  /** The tab is closed in peace: waits until it has let go of its copies. */
  async leave(): Promise<void> {
    this.session.destroy()
    await eventually(() => expect([...this.#device.names.values()]).not.toContain(this))
  }

  /** The tab is gone in this instant: no farewell, no timer, its locks free. */
  die(): void {
    this.#isDead = true
    this.clock.stop()
    this.#network.cutAll()
    for (const database of this.#databases) database.close()
    for (const channel of this.#channels) channel.close()
    for (const [name, owner] of this.#device.names) if (owner === this) this.#device.names.delete(name)
  }

  async until(state: Partial<SaveState>): Promise<void> {
    await eventually(() => expect(this.saveState).toMatchObject(state))
  }

  /** The device's store: a tab that is dead makes no more transactions. */
  #factory(factory: IDBFactory): IDBFactory {
    const open: IDBFactory['open'] = (...name) => {
      const request = factory.open(...name)
      request.addEventListener('success', () => {
        this.#databases.push(request.result)
        if (this.#isDead) request.result.close()
      })
      return request
    }
    return new Proxy(factory, { get: (target, key) => (key === 'open' ? open : Reflect.get(target, key)) })
  }

  #locks(): Locks {
    const { names } = this.#device
    return {
      request: async (name, _options, callback) => {
        if (this.#isDead) return new Promise(() => {})
        if (names.has(name)) return callback(null)
        names.set(name, this)
        try {
          return await callback({ name })
        } finally {
          if (names.get(name) === this) names.delete(name)
        }
      },
    }
  }
}

/** A tab that is closed when the test ends. */
export function openTab(server: TestSyncServer, options?: TestTabOptions): TestTab {
  const tab = new TestTab(server, options)
  onTestFinished(() => tab.session.destroy())
  return tab
}

/** Lets everything happen that needs no time. */
export function settle(ms = 30): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
