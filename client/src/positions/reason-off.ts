// Why no position can be stated at this moment.
import type { positions } from '../i18n/words/en/positions.ts'
import type { SaveState } from '../sync/save-state.ts'

/** The key of the reason; undefined while positions can be stated. */
export function reasonOff(state: SaveState | undefined): keyof typeof positions | undefined {
  switch (state?.kind) {
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
