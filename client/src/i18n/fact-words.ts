// Roles, states, statuses of texts and stands of cities, by the keys of their words.
import type { DeclarationState, Role } from '@plenary/shared/access/roles'
import type { TextStatus } from '@plenary/shared/api/declaration-routes'
import type { Shown } from '../ui/position-glyph.tsx'
import type { hall } from './words/en/hall.ts'
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

/** On the boards and on the wall. */
export const SHOWN_WORDS = {
  agrees: 'agrees',
  'ad-referendum': 'adReferendum',
  reserves: 'reserves',
  objects: 'objects',
  abstains: 'abstains',
  silent: 'silent',
  stale: 'stale',
} as const satisfies Record<Shown, keyof typeof positions & keyof typeof hall>
