// The life of a declaration and of a clause as total tables: what each event makes of each state.
//
//   drafting ──close──▶ closed ──adopt──▶ adopted ──open-signing──▶ signing ──conclude-signing──▶ signed
//      ▲                  │                │   ▲                       │
//      └─────reopen───────┴─────reopen─────┘   └──────abort-signing────┘
//
//   open ──lock──▶ locked ──unlock──▶ open          (a clause; only while drafting)
import type { DeclarationState } from '../access/roles.ts'

export const LIFE_EVENTS = [
  'close',
  'reopen',
  'adopt',
  'open-signing',
  'abort-signing',
  'conclude-signing',
] as const
export type LifeEvent = (typeof LIFE_EVENTS)[number]

/** The state that follows; `null` where the event cannot happen. */
export const LIFE: Record<DeclarationState, Record<LifeEvent, DeclarationState | null>> = {
  drafting: { ...nowhere(), close: 'closed' },
  closed: { ...nowhere(), reopen: 'drafting', adopt: 'adopted' },
  adopted: { ...nowhere(), reopen: 'drafting', 'open-signing': 'signing' },
  signing: { ...nowhere(), 'abort-signing': 'adopted', 'conclude-signing': 'signed' },
  signed: nowhere(),
}

function nowhere(): Record<LifeEvent, null> {
  return {
    close: null,
    reopen: null,
    adopt: null,
    'open-signing': null,
    'abort-signing': null,
    'conclude-signing': null,
  }
}

/** Whether the words of its texts may change in this state. Closing is a state, not many locks. */
export const IS_OPEN: Record<DeclarationState, boolean> = {
  drafting: true,
  closed: false,
  adopted: false,
  signing: false,
  signed: false,
}

/** Whether the words have been adopted in this state, and the adoption stands: else they are a draft. */
export function isAdopted(state: DeclarationState): state is 'adopted' | 'signing' | 'signed' {
  return state === 'adopted' || state === 'signing' || state === 'signed'
}

export const CLAUSE_STATES = ['open', 'locked'] as const
export type ClauseState = (typeof CLAUSE_STATES)[number]

export const CLAUSE_EVENTS = ['lock', 'unlock'] as const
export type ClauseEvent = (typeof CLAUSE_EVENTS)[number]

export const CLAUSE_LIFE: Record<ClauseState, Record<ClauseEvent, ClauseState | null>> = {
  open: { lock: 'locked', unlock: null },
  locked: { lock: null, unlock: 'open' },
}
