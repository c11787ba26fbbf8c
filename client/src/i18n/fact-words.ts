// Roles, states and statuses of texts, by the keys of their words.
import type { DeclarationState, Role } from '@plenary/shared/access/roles'
import type { TextStatus } from '@plenary/shared/api/declaration-routes'
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
