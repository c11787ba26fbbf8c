// Who may do what: one total table Role × Action × State, asked by HTTP, socket and exports through one function.
import { DECLARATION_STATES, type DeclarationState, type Role } from './roles.ts'

/** Everything that a person can ask of the product, by a route or by a message on the socket. */
export const ACTIONS = [
  'read-text',
  'edit-text',
  'be-present',
  'read-plenary',
  'manage-network',
  'manage-cities',
  'manage-plenary',
  'manage-roster',
  /** Who signs for a city. */
  'name-signatory',
  'create-declaration',
  'rename-declaration',
  'lock-clause',
  'close-text',
  'reopen-text',
  'adopt',
  'make-version',
  'name-version',
  /** The whole text to what a version says; a clause, whoever may edit it. */
  'restore-text',
  'read-positions',
  /** Of the own city, or of one whose proxy is held. After the adoption it is an opinion. */
  'state-position',
  'set-opinion-date',
  'export-text',
  /** What was published, with its downloads: by everybody, signed in or not. */
  'read-published',
  'publish',
  'open-signing',
  'abort-signing',
  'conclude-signing',
  /** What the secretariat records of signatures on paper, and their scans. */
  'record-paper-signature',
  'issue-signing-code',
  /** What became of the codes: in every state, since a signing may end while it is asked. */
  'see-signing-codes',
  /** For the own city, or for one whose proxy to sign is held. */
  'sign',
  /** A PDF that was signed outside: of the own city, or of one whose proxy to sign is held. */
  'upload-signed-pdf',
  'decline-signing',
  'read-news',
  'steer-hall',
  'see-people',
  'invite-secretariat',
  'invite-observer',
  'invite-delegation',
  'remove-secretariat',
  'remove-observer',
  'remove-delegation',
  /** Who heads a delegation, who is of it and who observes. */
  'change-role',
  /** Who of a delegation drafts and who views. */
  'choose-drafters',
  'issue-sign-in-link',
  /** Everybody's; one's own swallowed words need no right. */
  'see-swallowed-text',
  'read-audit',
] as const
export type Action = (typeof ACTIONS)[number]

/** `own-city`: allowed for what belongs to the person's own city only. */
export type Verdict = 'allowed' | 'own-city' | 'denied'

type Row = Record<Role, Record<DeclarationState, Verdict>>

/** Allowed whatever the state. */
const always = inStates([...DECLARATION_STATES], 'allowed')
const never = inStates([], 'allowed')
const whileDrafting = inStates(['drafting'], 'allowed')
const whileSigning = inStates(['signing'], 'allowed')
/** For the public only where the declaration is published, which the table does not know. */
const onceAdopted = inStates(['adopted', 'signing', 'signed'], 'allowed')
const forOwnCity = inStates([...DECLARATION_STATES], 'own-city')

const everyone: Row = {
  secretariat: always,
  head: always,
  drafter: always,
  viewer: always,
  observer: always,
  public: never,
}
const secretariatOnly: Row = {
  secretariat: always,
  head: never,
  drafter: never,
  viewer: never,
  observer: never,
  public: never,
}
const secretariatAndHeadOfOwnCity: Row = { ...secretariatOnly, head: forOwnCity }
const secretariatAndDelegations: Row = { ...secretariatOnly, head: always, drafter: always, viewer: always }

/** The table. Actions that do not touch a declaration read the same in every state. */
export const ACCESS: Record<Action, Row> = {
  'read-text': everyone,
  'edit-text': {
    ...secretariatOnly,
    secretariat: whileDrafting,
    head: whileDrafting,
    drafter: whileDrafting,
  },
  'be-present': everyone,
  'read-plenary': everyone,
  'manage-network': secretariatOnly,
  'manage-cities': secretariatOnly,
  'manage-plenary': secretariatOnly,
  'manage-roster': secretariatOnly,
  'name-signatory': secretariatAndHeadOfOwnCity,
  'create-declaration': secretariatOnly,
  'rename-declaration': { ...secretariatOnly, secretariat: whileDrafting },
  'lock-clause': { ...secretariatOnly, secretariat: whileDrafting },
  'close-text': { ...secretariatOnly, secretariat: whileDrafting },
  'reopen-text': { ...secretariatOnly, secretariat: inStates(['closed', 'adopted'], 'allowed') },
  adopt: { ...secretariatOnly, secretariat: inStates(['closed'], 'allowed') },
  'make-version': { ...secretariatOnly, secretariat: whileDrafting },
  'name-version': secretariatOnly,
  'restore-text': { ...secretariatOnly, secretariat: whileDrafting },
  'read-positions': everyone,
  'state-position': { ...secretariatOnly, secretariat: never, head: forOwnCity },
  'set-opinion-date': {
    ...secretariatOnly,
    secretariat: onceAdopted,
  },
  'export-text': everyone,
  'read-published': { ...everyone, public: onceAdopted },
  publish: { ...secretariatOnly, secretariat: onceAdopted },
  'open-signing': { ...secretariatOnly, secretariat: inStates(['adopted'], 'allowed') },
  'abort-signing': { ...secretariatOnly, secretariat: whileSigning },
  'conclude-signing': { ...secretariatOnly, secretariat: whileSigning },
  'record-paper-signature': { ...secretariatOnly, secretariat: inStates(['signing', 'signed'], 'allowed') },
  'issue-signing-code': { ...secretariatOnly, secretariat: whileSigning },
  'see-signing-codes': secretariatOnly,
  sign: { ...secretariatOnly, secretariat: never, head: inStates(['signing'], 'own-city') },
  'upload-signed-pdf': {
    ...secretariatOnly,
    secretariat: whileSigning,
    head: inStates(['signing'], 'own-city'),
  },
  'decline-signing': {
    ...secretariatOnly,
    secretariat: whileSigning,
    head: inStates(['signing'], 'own-city'),
  },
  'read-news': everyone,
  'steer-hall': secretariatOnly,
  'see-people': secretariatAndHeadOfOwnCity,
  'invite-secretariat': secretariatOnly,
  'invite-observer': secretariatOnly,
  'invite-delegation': secretariatAndHeadOfOwnCity,
  'remove-secretariat': secretariatOnly,
  'remove-observer': secretariatOnly,
  'remove-delegation': secretariatAndHeadOfOwnCity,
  'change-role': secretariatOnly,
  'choose-drafters': secretariatAndHeadOfOwnCity,
  'issue-sign-in-link': secretariatOnly,
  'see-swallowed-text': secretariatOnly,
  'read-audit': secretariatAndDelegations,
}

/** What is asked: by a role (of a city, or of none), in a state, about something of a city, or of none. */
export interface AccessQuestion {
  role: Role
  /** The person's own city; null for the secretariat and for observers without a city. */
  ownCity: string | null
  action: Action
  /** For actions that concern no declaration, the state does not matter: `drafting`. */
  state: DeclarationState
  /** The city that the thing belongs to; null when it belongs to none. */
  city: string | null
}

/** The one policy function. */
export function isAllowed({ role, ownCity, action, state, city }: AccessQuestion): boolean {
  const verdict = ACCESS[action][role][state]
  if (verdict === 'own-city') return city !== null && city === ownCity
  return verdict === 'allowed'
}

function inStates(states: DeclarationState[], verdict: Verdict): Record<DeclarationState, Verdict> {
  return Object.fromEntries(
    DECLARATION_STATES.map((state) => [state, states.includes(state) ? verdict : 'denied']),
  ) as Record<DeclarationState, Verdict>
}
