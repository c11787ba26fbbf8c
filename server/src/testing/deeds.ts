// Everything that can be asked over HTTP, as a request made ready: each route once, and those whose right depends on what
// they are about once for each of its kinds.
import type { Action } from '@plenary/shared/access/access-table'
import type { InvitableRole } from '@plenary/shared/access/roles'
import { HALL_SCHEME } from '@plenary/shared/api/hall-routes'
import type { RouteName } from '@plenary/shared/api/routes'
import { routeList } from '@plenary/shared/api/routes'
import type { House, Scene } from './http-house.ts'
import { type Subject, WORD } from './subject.ts'

/** Routes whose command asks the table itself, about whom they concern. */
const KINDS = ['secretariat', 'observer', 'delegation'] as const
type Kind = (typeof KINDS)[number]
type VariedRoute = 'invite' | 'reissueInvitation' | 'withdrawInvitation' | 'removePerson'

export type Deed =
  | Exclude<RouteName, VariedRoute | 'changeRole' | 'restoreText'>
  | `${VariedRoute} ${Kind}`
  /** Who heads a delegation, and who of it drafts. */
  | 'changeRole head'
  | 'changeRole drafter'
  /** A clause by whoever may edit it, the text by the secretariat. */
  | 'restoreText clause'
  | 'restoreText whole'

/** What a request needs beside the ids that its path may name anyway. */
interface Parts {
  readonly ids?: Record<string, string>
  readonly query?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

export interface DeedPlace {
  readonly house: House
  readonly scene: Scene
  /** The declaration that it is about. */
  readonly subject: Subject
}

/** Deeds after which a declaration is not what it was, or which need one where no city has signed. */
export const USING_UP: ReadonlySet<Deed> = new Set<Deed>([
  'lockClause',
  'unlockClause',
  'closeDeclaration',
  'reopenDeclaration',
  'adoptDeclaration',
  'openSigning',
  'abortSigning',
  'concludeSigning',
  'recordPaperSignature',
  'withdrawPaperSignature',
  'declineSigning',
  'takeBackDeclining',
  'uploadSignedPdf',
  'issueSigningCode',
  'beginSignature',
])

export function routeOf(deed: Deed) {
  const route = routeList.find(({ name }) => name === deed.split(' ')[0])
  if (!route) throw new Error(deed)
  return route
}

/** The action of the access table that decides about it; undefined where none does. */
export function actionOf(deed: Deed): Action | undefined {
  const { access } = routeOf(deed)
  if (deed === 'changeRole head') return 'change-role'
  if (deed === 'changeRole drafter') return 'choose-drafters'
  if (deed === 'restoreText clause') return 'edit-text'
  if (deed === 'restoreText whole') return 'restore-text'
  const [name, kind] = deed.split(' ') as [string, Kind | undefined]
  if (kind) return `${name === 'removePerson' ? 'remove' : 'invite'}-${kind}`
  return access === 'anybody' || access === 'signed-in' ? undefined : access
}

const ROLE: Record<Kind, InvitableRole> = {
  secretariat: 'secretariat',
  observer: 'observer',
  delegation: 'viewer',
}
const NO_TOKEN = { token: '0'.repeat(40) }
const ACCOUNT = { name: 'A', email: 'a@b.example', password: 'a-long-password' }
const ROSTER = { member: true, present: true, counts: true, named: true, signs: true }
/** Of a key on P-256 that nobody has. */
const PUBLIC_KEY =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBfcHJf8ifi24+lL5YjMkfKXWVZCvdM84ci3ekmMhhNN1Ot9cJQU5eWt1EnyhXACschzSuUao7aaRQ239V3J8zA=='
const NO_ATTEMPT = { attempt: 'nothing' }
const PAPER = { name: 'The Mayor', at: '2010-11-08T09:15:00.000Z' }
const SCAN = new TextEncoder().encode(`%PDF-1.7 ${WORD}`)
const DELHI = { names: { en: 'Delhi' }, sortName: 'Delhi', codes: { en: 'De' } }

let count = 0

/** The requests of a place. Each call of one makes anew what its deed takes away. */
export function requestsOf(place: DeedPlace): Partial<Record<Deed, () => Promise<Parts>>> {
  const { house, scene, subject } = place
  const { plenaryId } = scene.own
  const as = scene.people.secretariat
  const plenary = {
    names: { en: '9th' },
    place: 'Tokyo',
    startsOn: '2010-11-08',
    endsOn: '2010-11-09',
    orderRule: 'alphabetical',
    hostCityId: scene.hanoi,
    decisionRule: { kind: 'consensus' },
  }
  const placeOf = (kind: Kind) => ({
    role: ROLE[kind],
    plenaryId: kind === 'secretariat' ? null : plenaryId,
    cityId: kind === 'delegation' ? scene.hanoi : null,
  })
  const invitation = (kind: Kind) => ({ ...placeOf(kind), email: null })
  const newInvitation = async (kind: Kind) => {
    const answer = await house.ask('POST /api/invitations', { as, body: invitation(kind) })
    return { ids: { invitation: ((await answer.json()) as { id: string }).id } }
  }
  const newMember = async (kind: Kind) => {
    const { role, plenaryId: at, cityId } = placeOf(kind)
    const member = await house.addPerson(`member${++count}@hanoi.example`, role, at, cityId)
    return { ids: { membership: member.membershipId } }
  }
  const openedHall = async () => {
    const answer = await house.ask(`POST /api/declarations/${subject.declaration}/hall`, { as })
    const { address } = (await answer.json()) as { address: string }
    return { headers: { authorization: `${HALL_SCHEME} ${new URL(address).hash.slice(1)}` } }
  }
  /** Of a city that has none: nobody loses a function by it. */
  const newHead = async () => {
    const answer = await house.ask('POST /api/cities', { as, body: DELHI })
    const { id } = (await answer.json()) as { id: string }
    await house.ask(`PUT /api/plenaries/${plenaryId}/roster/${id}`, { as, body: ROSTER })
    const member = await house.addPerson(`member${++count}@delhi.example`, 'viewer', plenaryId, id)
    return { ids: { membership: member.membershipId }, body: { role: 'head' } }
  }
  const onRoster = async () => {
    await house.ask(`PUT /api/plenaries/${plenaryId}/roster/${scene.sofia}`, { as, body: ROSTER })
    return { ids: { city: scene.sofia } }
  }
  const proxy = { holder: scene.hanoi, scopes: ['speak'], letter: 'Of 1 September' }
  const withProxy = async () => {
    await house.ask(`PUT /api/plenaries/${plenaryId}/proxies/${scene.seoul}`, { as, body: proxy })
    return { ids: { city: scene.seoul } }
  }
  const signing = (method: string, address: string, body: unknown) =>
    house.ask(`${method} /api/declarations/${subject.declaration}/signing/${address}`, { as, body })
  const newScan = async () => {
    const answer = await signing('POST', 'scans?name=scan.pdf', SCAN)
    return { ids: { scan: answer.ok ? ((await answer.json()) as { id: string }).id : 'nothing' } }
  }
  const publication = (way: '' | '/withdraw') =>
    house.ask(`POST /api/declarations/${subject.declaration}/publication${way}`, { as })
  const published = async () => {
    await publication('')
    return {}
  }
  const unpublished = async () => {
    await publication('/withdraw')
    return {}
  }
  const from = `version:${subject.version}`
  const people = `?plenary=${plenaryId}`

  return {
    renameMe: async () => ({ body: { name: 'The same' } }),
    chooseMail: async () => ({ body: { positions: true, decisions: true } }),
    beginPasskey: async () => ({ body: {} }),
    addPasskey: async () => ({ body: { name: 'A device', credential: { id: 'nothing' } } }),
    renamePasskey: async () => ({ ids: { passkey: 'nothing' }, body: { name: 'A device' } }),
    removePasskey: async () => ({ ids: { passkey: 'nothing' } }),
    signInByPasskey: async () => ({ body: { credential: { id: `nothing${++count}` } } }),
    setUp: async () => ({ body: { ...NO_TOKEN, networkNames: { en: 'N' }, ...ACCOUNT } }),
    lookAtLink: async () => ({ body: NO_TOKEN }),
    signInByLink: async () => ({ body: NO_TOKEN }),
    acceptInvitation: async () => ({ body: { ...NO_TOKEN, account: ACCOUNT } }),
    listInvitations: async () => ({ query: people }),
    listPeople: async () => ({ query: people }),
    ...ofKinds('invite', async (kind) => ({ body: invitation(kind) })),
    ...ofKinds('reissueInvitation', newInvitation),
    ...ofKinds('withdrawInvitation', newInvitation),
    ...ofKinds('removePerson', newMember),
    'changeRole head': newHead,
    'changeRole drafter': async () => ({ ...(await newMember('delegation')), body: { role: 'drafter' } }),
    issueSignInLink: () => newMember('delegation'),
    getAuthorityFile: async () => ({ ids: { file: `${'0'.repeat(63)}1.pem` } }),
    renameNetwork: async () => ({ body: { names: { en: 'A network' } } }),
    createCity: async () => ({ body: DELHI }),
    changeCity: async () => ({ body: { ...DELHI, names: { en: 'Hanoi' }, sortName: 'Hanoi' } }),
    createPlenary: async () => ({ body: plenary }),
    changePlenary: async () => ({ body: plenary }),
    putRosterEntry: async () => ({ body: ROSTER }),
    nameSignatory: async () => ({ body: { signatory: { names: { en: 'The Mayor' }, titles: null } } }),
    removeRosterEntry: onRoster,
    putProxy: async () => ({ ids: { city: scene.seoul }, body: proxy }),
    removeProxy: withProxy,
    createDeclaration: async () => ({
      body: {
        plenaryId,
        title: 'Another',
        text: { language: 'en', status: 'authentic', numberStyle: 'decimal', content: null },
      },
    }),
    getPastText: async () => ({ query: '?moment=now' }),
    previewRestoration: async () => ({ query: `?from=${from}` }),
    'restoreText clause': async () => ({ body: { from, clause: subject.openClause } }),
    'restoreText whole': async () => ({ body: { from } }),
    listClauseHistory: async () => ({ ids: { clause: subject.openClause } }),
    getAuthorship: async () => ({ query: `?client=${await seedClient(place)}&clock=0` }),
    getComparison: async () => ({ query: '?from=sequence:0&to=now' }),
    exportComparison: async () => ({ query: '?from=sequence:0&to=now&format=html' }),
    exportVersion: async () => ({ query: '?format=html' }),
    exportText: async () => ({ query: '?format=html' }),
    publishDeclaration: unpublished,
    withdrawPublication: published,
    getPublished: published,
    getPublishedPdf: published,
    getPublishedBundle: published,
    exportPublished: async () => ({ ...(await published()), query: '?format=html' }),
    renameDeclaration: async () => ({ body: { title: 'The 9th' } }),
    dismissSwallowed: async () => ({ ids: { swallowed: await addSwallowed(place) } }),
    lockClause: async () => ({ body: { clause: subject.openClause } }),
    unlockClause: async () => ({ body: { clause: subject.lockedClause, reason: 'A typing error' } }),
    reopenDeclaration: async () => ({ body: { reason: 'A city asked' } }),
    makeVersion: async () => ({ body: { name: 'Chair’s text' } }),
    nameVersion: async () => ({ body: { name: 'Chair’s text' } }),
    abortSigning: async () => ({ body: { reason: 'A city asked' } }),
    concludeSigning: async () => {
      await signing('PUT', `cities/${scene.seoul}/paper`, PAPER)
      return {}
    },
    recordPaperSignature: async () => ({ body: PAPER }),
    withdrawPaperSignature: async () => {
      await signing('PUT', `cities/${scene.hanoi}/paper`, PAPER)
      return { body: { reason: 'Another city' } }
    },
    declineSigning: async () => ({ body: { reason: 'Not yet authorised' } }),
    takeBackDeclining: async () => {
      await signing('POST', `cities/${scene.hanoi}/decline`, { reason: 'Not yet authorised' })
      return {}
    },
    beginSignature: async () => ({ body: { publicKey: PUBLIC_KEY } }),
    prepareSignature: async () => ({ ids: NO_ATTEMPT, body: { stamp: { kind: 'typed' } } }),
    getPreparedPdf: async () => ({ ids: NO_ATTEMPT }),
    finishSignature: async () => ({
      ids: NO_ATTEMPT,
      body: { signature: `${'A'.repeat(86)}==`, statement: 'a.b.c' },
    }),
    uploadSignedPdf: async () => ({ body: SCAN }),
    addScan: async () => ({ query: '?name=scan.pdf', body: SCAN }),
    getScan: newScan,
    removeScan: newScan,
    setOpinionDate: async () => ({ body: { until: '2100-12-31' } }),
    markNewsSeen: async () => ({ body: { until: '2010-11-08T09:15:00.000Z' } }),
    statePosition: async () => ({
      body: { clause: null, position: 'agrees', digest: subject.digest, city: scene.hanoi },
    }),
    lookAtHall: openedHall,
    closeHall: openedHall,
    steerHall: async () => ({
      ...(await openedHall()),
      body: { clause: null, showsChanges: false, isDark: true },
    }),
  }
}

function ofKinds<Name extends VariedRoute>(name: Name, request: (kind: Kind) => Promise<Parts>) {
  const entries = KINDS.map((kind) => [`${name} ${kind}`, () => request(kind)] as const)
  return Object.fromEntries(entries) as Record<`${Name} ${Kind}`, () => Promise<Parts>>
}

/** The client that wrote the text as it was created. */
async function seedClient({ house, subject }: DeedPlace): Promise<number | undefined> {
  const query = house.read.selectFrom('text_client').where('text_id', '=', subject.text).select('client_id')
  return (await query.executeTakeFirst())?.client_id
}

/** Words of the drafter's that were swallowed. */
export async function addSwallowed({ house, scene, subject }: DeedPlace): Promise<string> {
  const id = `swallowed-${++count}`
  const query = house.read
    .insertInto('swallowed')
    .values({
      id,
      text_id: subject.text,
      clause_id: null,
      person_id: scene.people.drafter.personId,
      city_id: scene.hanoi,
      wording: 'lost words',
      seq: 1,
      at: new Date().toISOString(),
      dismissed_at: null,
    })
    .compile()
  await house.storage.write({ statements: [{ query }] })
  return id
}
