// What commands tell the rest of the server after their unit is durable: the sockets refresh or close.
import type { Fact } from '@plenary/shared/protocol/messages'

export type Announcement =
  /** A fact of a declaration (or of a whole plenary, or of the network) changed. */
  | {
      type: 'fact-changed'
      fact: Fact
      scope: { declarationId: string } | { plenaryId: string } | { network: true }
    }
  /** A fact of one text changed. */
  | { type: 'text-fact-changed'; fact: Fact; textId: string }
  /** A person's rights changed: the person's sockets are judged again, and those without a right close. */
  | { type: 'rights-changed'; personId: string }
  /** A session ended: its sockets close. */
  | { type: 'session-ended'; sessionId: string }

export interface Announcements {
  announce(announcement: Announcement): void
  subscribe(listener: (announcement: Announcement) => void): () => void
}

export function createAnnouncements(): Announcements {
  const listeners = new Set<(announcement: Announcement) => void>()
  return {
    announce: (announcement) => {
      for (const listener of listeners) listener(announcement)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
