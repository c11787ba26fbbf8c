// The socket port: what a connection needs of a WebSocket. `web-socket.ts` has the real one, tests have a pair.

export interface SocketListener {
  onFrame(frame: Uint8Array): void
  /** Called once, whoever closed it. Nothing comes after it. */
  onClose(): void
}

export interface Socket {
  /** Sends one binary message. Does nothing once the socket closes. */
  send(frame: Uint8Array): void
  /** Says goodbye; whoever doesn't answer is cut off after a while. */
  close(code: number, reason: string): void
  /** Bytes that were sent and that the network has not taken yet. */
  readonly bufferedAmount: number
  /** Stops reading: what the other side sends waits in the network. A few frames may still come. */
  pause(): void
  resume(): void
  listen(listener: SocketListener): void
}
