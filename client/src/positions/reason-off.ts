// Why no position can be stated at this moment.
import type { positions } from '../i18n/words/en/positions.ts'
import type { SaveState } from '../sync/save-state.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useTextState } from '../sync/use-text-session.ts'

type Reason = keyof typeof positions

/** The key of the reason; undefined while positions can be stated. */
export function useReasonOff(session: TextSession | undefined): Reason | undefined {
  const reason = useTextState(session, ({ saveState }) => reasonOff(saveState))
  return session ? reason : 'notConnected'
}

export function reasonOff(state: SaveState): Reason | undefined {
  switch (state.kind) {
    case 'saved':
    case 'read-only':
      return undefined
    case 'polling':
      return state.changes === 0 ? undefined : 'ownUnsaved'
    case 'saving':
    case 'cannot-save':
      return 'ownUnsaved'
    default:
      return 'notConnected'
  }
}
