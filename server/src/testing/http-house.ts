// A house for HTTP tests: the real application on a real database in a folder of its own, with people of every role at
// two plenaries, reached without a port; with one by who opens sockets.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { InvitableRole } from '@plenary/shared/access/roles'
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { Registry } from 'prom-client'
import { createAuth } from '../auth/create-auth.ts'
import { hashPassword } from '../auth/passwords.ts'
import type { AuthorityContext } from '../commands/authority-in-use.ts'
import type { CommandContext } from '../commands/command-context.ts'
import { createCity } from '../commands/create-city.ts'
import { createDeclaration } from '../commands/create-declaration.ts'
import { createPlenary } from '../commands/create-plenary.ts'
import { accountStatements } from '../commands/new-account.ts'
import { newMembership } from '../commands/new-membership.ts'
import { putRosterEntry } from '../commands/put-roster-entry.ts'
import { renameNetwork } from '../commands/rename-network.ts'
import { writeUnit } from '../commands/write-unit.ts'
import { PastThread } from '../history/past-thread.ts'
import { createApp } from '../http/app.ts'
import { createHttpServer } from '../http/create-http-server.ts'
import type { EndpointParts } from '../http/endpoint-parts.ts'
import type { Site } from '../http/site.ts'
import { createMail } from '../mail/create-mail.ts'
import type { MailSettings } from '../mail-settings.ts'
import { PageFonts } from '../page/page-fonts.ts'
import { PageThread } from '../page/page-thread.ts'
import { type Announcement, createAnnouncements } from '../ports/announcements.ts'
import type { SignedPage } from '../ports/signed-page.ts'
import { Attempts } from '../signing/attempts.ts'
import { AuthorityKeys } from '../signing/authority-keys.ts'
import { openAuthDatabase } from '../storage/sqlite/sqlite-auth-database.ts'
import { SqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { systemSurroundings } from '../surroundings.ts'
import { createSyncServer } from '../sync/sync-server.ts'
import { layEmptyDatabase } from './empty-database.ts'
import { passingFolder } from './passing-folder.ts'
import { plainSignedPage } from './plain-signed-page.ts'
import { typedStamp } from './tagged-page.ts'

export const PASSWORD = 'a-long-password'
/** Made once: it takes longer than all else that a house needs. */
const hashOfPassword = hashPassword(PASSWORD)
/** Looked for once. */
const FONTS = new PageFonts()

export interface HouseOptions {
  origin?: string
  site?: Site
  /** With it, mail is sent: whenever `house.mail.look()` is called. */
  mail?: MailSettings
  /** The page that is signed; without it, one whose words are right. */
  makePage?: (context: AuthorityContext) => SignedPage
  /** Of others, DER. */
  trustedRoots?: readonly Bytes[]
  /** Sets what is visible of a signature; without it, words alone. */
  setStamp?: EndpointParts['setStamp']
}

/** Someone with a cookie. */
export interface Guest {
  readonly personId: string
  readonly membershipId: string
  readonly email: string
  cookie: string
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** An empty network. Close it after the test. */
export async function openHouse({
  origin = 'http://localhost:3000',
  site,
  mail: mailSettings,
  makePage = plainSignedPage,
  trustedRoots = [],
  setStamp = async ({ city, name }) => typedStamp(`${name} ${city}`),
}: HouseOptions = {}) {
  const folder = passingFolder('plenary-http-')
  const file = join(folder, 'plenary.db')
  layEmptyDatabase(file)
  const storage = await SqliteStorage.open(file)
  const past = new PastThread(file)
  const announcements = createAnnouncements()
  const heard: Announcement[] = []
  announcements.subscribe((announcement) => heard.push(announcement))
  const logged: string[] = []
  const note = (details: Record<string, unknown>, message: string) => {
    logged.push(`${message} ${String(details.error ?? JSON.stringify(details))}`)
  }
  const log = { error: note }
  const clock = { offset: 0, isDraining: false }
  const surroundings = {
    now: () => Date.now() + clock.offset,
    randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
  }
  const secret = randomBytes(48).toString('base64url')
  const database = openAuthDatabase(storage)
  const read = storage.read
  const auth = createAuth({
    database,
    dialect: 'sqlite',
    read,
    secret,
    origin,
    surroundings,
    announcements,
    log,
  })
  const registry = new Registry()
  const sync = createSyncServer({
    storage,
    announcements,
    surroundings: { ...surroundings, schedule: systemSurroundings.schedule },
    registry,
    log: { ...log, info: () => {} },
    origin,
    findSignedIn: (headers) => auth.signedInFrom(headers),
  })
  const texts = sync.textRooms
  /** Mail as a process that was just started sends it. */
  const startMail = (settings: MailSettings) =>
    createMail({
      settings,
      storage,
      texts,
      surroundings: { ...surroundings, schedule: systemSurroundings.schedule },
      origin,
      secret,
      log: { error: note, info: note },
    })
  const mail = mailSettings && startMail(mailSettings)
  const context: CommandContext = {
    storage,
    announcements,
    surroundings,
    origin,
    ...(mail && { mailInvitation: mail.mailInvitation }),
  }
  const authorityKeys = new AuthorityKeys(secret, surroundings)
  const signedPage = makePage({ ...context, authorityKeys })
  const pages = new PageThread(FONTS)
  const app = createApp({
    context,
    auth,
    texts,
    past,
    signedPage,
    authorityKeys,
    attempts: new Attempts(surroundings),
    trustedRoots,
    setStamp,
    pages,
    registry,
    log,
    trustProxy: true,
    isDraining: () => clock.isDraining,
    site,
    verifier: new TextEncoder().encode('<!doctype html>'),
  })
  const server = createHttpServer(app)
  server.on('upgrade', sync.handleUpgrade)
  const passwordHash = await hashOfPassword

  async function addPerson(
    email: string,
    role: InvitableRole,
    plenary_id: string | null,
    city_id: string | null,
  ): Promise<Guest> {
    const { personId, statements } = accountStatements(context, { name: email, email, passwordHash })
    const membership = newMembership(context, { person_id: personId, role, plenary_id, city_id })
    const refusal = await writeUnit(context, { statements: [...statements, membership] })
    if (refusal) throw new Error(refusal.refused)
    const row = await read
      .selectFrom('membership')
      .where('person_id', '=', personId)
      .select('id')
      .executeTakeFirstOrThrow()
    return { personId, membershipId: row.id, email, cookie: await cookieOf(personId) }
  }

  async function cookieOf(personId: string): Promise<string> {
    return cookiesIn(await auth.startSession(personId, new Headers()))
  }

  /** Sends a request as a browser on our own pages does. */
  async function ask(
    address: string,
    {
      as,
      body,
      headers = {},
    }: { as?: { cookie: string }; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const [method = 'GET', path = '/'] = address.split(' ')
    return app.request(path, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { origin }),
        ...(as ? { cookie: as.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': typeOf(body) }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    })
  }

  /** As if so many wrong passwords had been given for an account: to hash them takes long. */
  async function failToSignIn(account: string, times: number): Promise<void> {
    for (let index = 0; index < times; index += 1)
      await auth.limits.guard(
        { account, address: '' },
        async () => false,
        (isRight) => !isRight,
      )
  }

  /** The code of a refusal, or the status of what is none. */
  async function codeOf(response: Response): Promise<string | number> {
    if (response.ok) return response.status
    return ((await response.json()) as { code: string }).code
  }

  /** Takes a port, for sockets; answers the address. */
  async function listen(): Promise<{ url: string }> {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  }

  return {
    app,
    folder,
    auth,
    context,
    authorityKeys,
    storage,
    read,
    clock,
    heard,
    logged,
    origin,
    registry,
    ask,
    codeOf,
    failToSignIn,
    addPerson,
    cookieOf,
    texts,
    past,
    signedPage,
    mail,
    startMail,
    listen,
    close: async () => {
      await mail?.stop()
      await sync.drain()
      server.close()
      await Promise.all([past.close(), pages.close()])
      await storage.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array
const typeOf = (body: unknown) =>
  body instanceof Uint8Array ? 'application/octet-stream' : 'application/json'

/** The cookies of Set-Cookie values, as the next request carries them. */
export function cookiesIn(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.split(';')[0]).join('; ')
}

export type Scene = Awaited<ReturnType<typeof furnish>>

/** Two plenaries with a declaration each, and people of every role. Sofia is on no roster. */
export async function furnish(house: House) {
  const { context, addPerson } = house
  must(await renameNetwork(context, 'system', { names: { en: 'A network', ja: 'ネットワーク' } }))
  const city = async (en: string) =>
    must(await createCity(context, 'system', { names: { en }, sortName: en, codes: { en: en.slice(0, 2) } }))
      .id
  const [hanoi, seoul, sofia] = [await city('Hanoi'), await city('Seoul'), await city('Sofia')]
  const own = await addPlenary('9th', [hanoi, seoul])
  const other = await addPlenary('10th', [hanoi, seoul])

  async function addPlenary(en: string, roster: readonly string[]) {
    const facts = { names: { en }, place: 'Tokyo', startsOn: '2010-11-08', endsOn: '2010-11-09' }
    const order = {
      orderRule: 'alphabetical' as const,
      hostCityId: hanoi,
      decisionRule: { kind: 'consensus' as const },
    }
    const plenaryId = must(await createPlenary(context, 'system', { ...facts, ...order })).id
    for (const cityId of roster) {
      const all = { member: true, present: true, counts: true, named: true, signs: true }
      must(await putRosterEntry(context, 'system', { plenaryId, cityId, ...all }))
    }
    const text = {
      language: 'en',
      status: 'authentic' as const,
      numberStyle: 'decimal' as const,
      content: null,
    }
    const created = must(await createDeclaration(context, 'system', { plenaryId, title: `The ${en}`, text }))
    return { plenaryId, declarationId: created.id, textId: created.textId }
  }

  const people = {
    secretariat: await addPerson('secretariat@demo.example', 'secretariat', null, null),
    head: await addPerson('head@hanoi.example', 'head', own.plenaryId, hanoi),
    drafter: await addPerson('drafter@hanoi.example', 'drafter', own.plenaryId, hanoi),
    viewer: await addPerson('viewer@hanoi.example', 'viewer', own.plenaryId, hanoi),
    observer: await addPerson('observer@sofia.example', 'observer', own.plenaryId, sofia),
    otherCityHead: await addPerson('head@seoul.example', 'head', own.plenaryId, seoul),
    otherPlenaryHead: await addPerson('other@hanoi.example', 'head', other.plenaryId, hanoi),
  }
  return { hanoi, seoul, sofia, own, other, people }
}

export function must<Value>(value: Value): Exclude<Value, Refusal> {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused}`)
  return value as Exclude<Value, Refusal>
}
