// The sync server as the rest of the server sees it: upgrades go in, texts can be read and commanded, it can be drained.
import { Reception, type ReceptionDeps } from './reception.ts'
import type { TextRooms } from './text-rooms.ts'
import { createWebSocketDoor, type WebSocketDoor } from './web-socket.ts'

export type SyncServerDeps = ReceptionDeps

export interface SyncServer extends Pick<WebSocketDoor, 'handleUpgrade'> {
  readonly textRooms: TextRooms
  /** Finishes what was heard, says goodbye (1012) within two seconds, and cuts who doesn't answer. */
  drain(): Promise<void>
}

export function createSyncServer(deps: SyncServerDeps): SyncServer {
  const reception = new Reception(deps)
  const door = createWebSocketDoor(reception, deps.surroundings)
  return {
    handleUpgrade: door.handleUpgrade,
    textRooms: reception.textRooms,
    drain: async () => {
      await reception.drain()
      await door.closed()
    },
  }
}
