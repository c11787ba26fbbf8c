// Roles, states, statuses of texts and stands of cities, by the keys of their words.
import type { DeclarationState, Role } from '@plenary/shared/access/roles'
import type { TextStatus } from '@plenary/shared/api/declaration-routes'
import type { Shown } from '../ui/position-glyph.tsx'
import type { positions } from './words/en/positions.ts'
import type { shell } from './words/en/shell.ts'

type ShellKey = keyof typeof shell

export const ROLE_WORDS = {
  secretariat: 'roleSecretariat',
  head: 'roleHead',
  drafter: 'roleDrafter',
  viewer: 'roleViewer',
  observer: 'roleObserver',
  public: 'rolePublic',
} as const satisfies Record<Role, ShellKey>

export const STATE_WORDS = {
  drafting: 'stateDrafting',
  closed: 'stateClosed',
  adopted: 'stateAdopted',
  signing: 'stateSigning',
  signed: 'stateSigned',
} as const satisfies Record<DeclarationState, ShellKey>

export const STATUS_WORDS = {
  authentic: 'statusAuthentic',
  translation: 'statusTranslation',
  gist: 'statusGist',
} as const satisfies Record<TextStatus, ShellKey>

/** In the area of positions, as COUNT_WORDS. */
export const SHOWN_WORDS = {
  agrees: 'agrees',
  'ad-referendum': 'adReferendum',
  reserves: 'reserves',
  objects: 'objects',
  abstains: 'abstains',
  silent: 'silent',
  stale: 'stale',
} as const satisfies Record<Shown, keyof typeof positions>

/** How many cities say it. */
export const COUNT_WORDS = {
  agrees: 'countAgrees',
  'ad-referendum': 'countAdReferendum',
  reserves: 'countReserves',
  objects: 'countObjects',
  abstains: 'countAbstains',
  stale: 'countStale',
  silent: 'countSilent',
} as const satisfies Record<Shown, string>
