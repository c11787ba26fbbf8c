// What the codes with which the server closes a socket mean for the session.
import { CLOSE } from '@plenary/shared/protocol/frames'
import type { RefusalCode } from '@plenary/shared/refusal'
import type { Ending } from './save-state.ts'

/** Final codes. `tray`: what is not acknowledged will never be accepted, and enters the tray under this code. */
export const ENDINGS: Partial<Record<number, { why: Ending; tray?: RefusalCode }>> = {
  [CLOSE.signedOut]: { why: 'signed-out' },
  [CLOSE.oldSchema]: { why: 'old-schema' },
  [CLOSE.tooMany]: { why: 'too-many' },
  [CLOSE.otherEpoch]: { why: 'epoch' },
  [CLOSE.forbidden]: { why: 'removed', tray: 'removed' },
  [CLOSE.notFound]: { why: 'not-found', tray: 'not-found' },
}

/** Codes that refuse what was sent, not the person. */
export const REFUSING: Partial<Record<number, RefusalCode>> = {
  [CLOSE.malformed]: 'unclear-frame',
  [CLOSE.tooLarge]: 'update-too-large',
}
