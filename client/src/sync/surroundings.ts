// What the browser gives to sync: an argument, so that tests bring their own.
import type { rebase } from './rebase.ts'

/** Web Locks: who holds a name is alive. */
export interface Locks {
  request<Result>(
    name: string,
    options: { ifAvailable: true },
    callback: (lock: unknown) => Promise<Result> | Result,
  ): Promise<Result>
}

/** To the other tabs of this browser: what is posted reaches all of them that have a channel of this name. */
export interface Channel {
  post(message: unknown): void
  close(): void
}

/** Timers, and the moment in Unix milliseconds. */
export interface Clock {
  now(): number
  /** Calls back once after `ms`; answers how to stop. */
  after(ms: number, callback: () => void): () => void
}

export interface Surroundings {
  readonly clock: Clock
  /** Uniform in [0, 1). */
  random(): number
  randomBytes(length: number): Uint8Array<ArrayBuffer>
  readonly WebSocket: typeof WebSocket
  /** Such as `wss://example.org/sync`. */
  readonly syncUrl: string
  readonly fetch: typeof fetch
  /** Undefined where the browser has none, or forbids it. */
  readonly indexedDB: IDBFactory | undefined
  /** Undefined where the browser has none: then nothing is kept on this device. */
  readonly locks: Locks | undefined
  /** Undefined where the browser has none: then tabs hear nothing of each other. */
  readonly openChannel: ((name: string, onMessage: (message: unknown) => void) => Channel) | undefined
  /** Tells whoever looks after the product what went wrong where nobody can do anything about it. */
  report(fault: unknown): void
  /** Fetches the code that has refused edits go on; throws where it cannot be fetched. */
  loadRebase(): Promise<typeof rebase>
  /** Calls back when the device loses (`false`) or regains (`true`) its network. Answers how to stop. */
  onNetworkChange(listener: (isOnline: boolean) => void): () => void
}
