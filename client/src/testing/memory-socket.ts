// A WebSocket whose other end is in this process. What is sent arrives in order, a microtask later.

/** The server's end. */
export interface ServerEnd {
  readonly url: URL
  send(frame: Uint8Array): void
  close(code: number): void
  onFrame: (frame: Uint8Array) => void
  onGone: () => void
}

/** How a network treats a new socket: takes it to the server, lets it fail, or never answers. */
export type Reception = 'open' | 'fail' | 'hang'

/** A WebSocket class whose sockets go to `accept`. `cutAll` is a tab's sudden end, or its cable's. */
export function memorySocket(reception: () => Reception, accept: (end: ServerEnd) => void) {
  const sockets = new Set<MemorySocket>()

  class MemorySocket {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: ((event: object) => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onerror: ((event: object) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    readonly #end: ServerEnd

    constructor(url: string) {
      sockets.add(this)
      this.#end = {
        url: new URL(url),
        send: (frame) => queueMicrotask(() => this.#receive(frame.slice())),
        close: (code) => queueMicrotask(() => this.#closed(code)),
        onFrame: () => {},
        onGone: () => {},
      }
      queueMicrotask(() => this.#connect(reception()))
    }

    send(data: Uint8Array): void {
      if (this.readyState !== 1) return
      const frame = data.slice()
      queueMicrotask(() => {
        if (this.readyState !== 3) this.#end.onFrame(frame)
      })
    }

    close(): void {
      queueMicrotask(() => this.cut())
    }

    /** Dead at once, and nobody on this side hears of it. */
    cut(): void {
      if (this.readyState === 3) return
      this.readyState = 3
      sockets.delete(this)
      this.#end.onGone()
    }

    #connect(how: Reception): void {
      if (this.readyState !== 0 || how === 'hang') return
      if (how === 'fail') {
        this.onerror?.({})
        this.#closed(1006)
        return
      }
      this.readyState = 1
      accept(this.#end)
      this.onopen?.({})
    }

    #receive(frame: Uint8Array): void {
      if (this.readyState === 1) this.onmessage?.({ data: frame.buffer as ArrayBuffer })
    }

    #closed(code: number): void {
      if (this.readyState === 3) return
      this.cut()
      this.onclose?.({ code, reason: '' })
    }
  }

  return {
    WebSocket: MemorySocket as unknown as typeof WebSocket,
    get count() {
      return sockets.size
    },
    cutAll() {
      for (const socket of [...sockets]) socket.cut()
    },
  }
}
