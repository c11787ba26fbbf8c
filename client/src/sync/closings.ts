// What the codes with which the server closes a socket mean for the session.
import { CLOSE } from '@plenary/shared/protocol/frames'
import type { RefusalCode } from '@plenary/shared/refusal'
import { GATE_CODES } from '@plenary/shared/update/gate-code'
import type { Ending } from './save-state.ts'

export interface FinalEnding {
  readonly why: Ending
  readonly tray?: RefusalCode
}

/** Final codes. `tray`: what is not acknowledged will never be accepted, and enters the tray under this code. */
export const ENDINGS: Partial<Record<number, FinalEnding>> & Record<typeof CLOSE.notFound, FinalEnding> = {
  [CLOSE.signedOut]: { why: 'signed-out' },
  [CLOSE.oldSchema]: { why: 'old-schema' },
  [CLOSE.tooMany]: { why: 'too-many' },
  [CLOSE.otherEpoch]: { why: 'epoch' },
  [CLOSE.forbidden]: { why: 'removed', tray: 'removed' },
  [CLOSE.notFound]: { why: 'not-found', tray: 'not-found' },
}

/** HTTP statuses that end the polling; any other refusal says that the text is not there. */
export const REFUSED_POLLS: Partial<Record<number, FinalEnding>> = {
  401: { why: 'signed-out' },
  403: { why: 'removed', tray: 'removed' },
}

/** Refusals of the edits: most of them can be brought in as one edit of a new document. */
export const REBASED: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'locked',
  ...GATE_CODES.filter((code) => code !== 'read-only' && code !== 'update-too-large'),
])

/** Refusals of writing itself: the session goes on for a reader. */
export const ENDS_WRITING: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['read-only', 'frozen'])

/** Refusals that say that the declaration is not what this page takes it for. */
export const ASKS_ANEW: ReadonlySet<RefusalCode> = new Set<RefusalCode>([...ENDS_WRITING, 'closed'])

/** Codes that refuse what was sent, not the person. */
export const REFUSING: Partial<Record<number, RefusalCode>> = {
  [CLOSE.malformed]: 'unclear-frame',
  [CLOSE.tooLarge]: 'update-too-large',
}
