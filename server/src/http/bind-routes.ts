// Binds every route of shared/src/api to its endpoint: parses by the route's schemas, asks the access table, answers.
//
//   origin ok → id shapes → signed in → query, body → scope exists → access table → file → endpoint → reply

import { routeList } from '@plenary/shared/api/routes'
import { isRefusal, REQUEST_REFUSALS, type Refusal, type RequestCode, refuse } from '@plenary/shared/refusal'
import type { Context, Hono } from 'hono'
import type * as z from 'zod'
import type { Auth } from '../auth/create-auth.ts'
import { FailureCounter } from '../auth/failure-counter.ts'
import { actorMay, actorMightOtherwise, actorSees } from '../commands/actor-may.ts'
import type { CommandContext } from '../commands/command-context.ts'
import { recordRefusal } from '../commands/record-refusal.ts'
import type { Actor, SignedIn } from '../ports/actor.ts'
import type { AnyEndpoint, Call, Endpoints, LineFile, WholeFile } from './endpoint.ts'
import { FewAtOnce } from './few-at-once.ts'
import { attachment } from './file-name.ts'
import { peerAddress } from './peer-address.ts'
import { problemResponse } from './problem-response.ts'
import { readFileBody } from './read-body.ts'
import { readJson, SHORT_BODY_BYTES } from './read-json.ts'

/** So many refused commands a person, or an address without a person, may have noted; then they are not run. */
const REFUSED_COMMANDS = { failures: 300, windowMs: 15 * 60_000 }

/** Refusals that are nobody's attempt at what may not be: the server could not look, and may not be able to note anything. */
const UNDECIDED: ReadonlySet<string> = new Set<RequestCode>(['storage-failed', 'shutting-down'])

/** So many files of one person are read and judged at once: each is in memory, and comes as slowly as its line is. */
const UPLOADS = 2

const NO_FILE = new Uint8Array()

export interface Binding {
  readonly auth: Pick<Auth, 'signedInFrom'>
  readonly context: CommandContext
  readonly trustProxy: boolean
}

type BoundRoute = (typeof routeList)[number]

export function bindRoutes(app: Hono, endpoints: Endpoints, { auth, context, trustProxy }: Binding): void {
  const refusals = new FailureCounter(REFUSED_COMMANDS, context.surroundings.now)
  const uploads = new FewAtOnce(UPLOADS)

  async function respond(c: Context, route: BoundRoute): Promise<Response> {
    const person = await auth.signedInFrom(c.req.raw.headers)
    const address = peerAddress(c, trustProxy)
    const who = person?.personId ?? address
    const isCommand = route.method !== 'GET'
    if (isCommand && !refusals.mayTry(who)) return problemResponse(refuse('too-many-attempts'), c.req.raw)
    const cookies: string[] = []
    const call = await parseCall(c, route, { person, address, cookies })
    if (isRefusal(call)) return problemResponse(call, c.req.raw)
    const withFile = (run: (file: Uint8Array) => Promise<unknown>) =>
      uploads.run(who, async () => {
        const file = await readFileBody(c.req.raw)
        return isRefusal(file) ? file : run(file)
      })
    const { reply, plenaryId } = await answer(route, endpoints[route.name] as AnyEndpoint, call, withFile)
    if (!isRefusal(reply)) return replyResponse(route, reply, cookies)
    if (isCommand && !UNDECIDED.has(reply.refused)) {
      refusals.note(who)
      const attempt = { command: route.name, code: reply.refused, aims: aimsOf(call), plenaryId }
      await recordRefusal(context, call.actor, attempt)
    }
    return problemResponse(reply, c.req.raw)
  }

  for (const route of routeList) app.on(route.method, route.path, (c) => respond(c, route))
}

interface Answer {
  readonly reply: unknown
  /** The plenary that was asked about, where one was. */
  readonly plenaryId: string | null
}

async function answer(
  { access, upload }: BoundRoute,
  endpoint: AnyEndpoint,
  call: Call<BoundRoute>,
  withFile: (run: (file: Uint8Array) => Promise<unknown>) => Promise<unknown>,
): Promise<Answer> {
  if (access === 'anybody' || access === 'signed-in')
    return { reply: await endpoint.answer({ ...call, scope: undefined }), plenaryId: null }
  const scope = await endpoint.scope?.(call as Call<BoundRoute, SignedIn>)
  const plenaryId = scope?.plenaryId ?? null
  if (!scope || !actorSees(call.actor, scope)) return { reply: refuse('not-found'), plenaryId }
  if (actorMay(call.actor, access, scope)) {
    const run = (file: Uint8Array) => endpoint.answer({ ...call, file, scope })
    // Of those who may not, nothing large is taken into memory.
    return { reply: await (upload === undefined ? run(NO_FILE) : withFile(run)), plenaryId }
  }
  const code = actorMightOtherwise(call.actor, access, scope) ? 'wrong-state' : 'forbidden'
  return { reply: refuse(code), plenaryId }
}

/** The ids that a command was aimed at: those of its address, and the clause that it names. */
function aimsOf({ params, body }: Call<BoundRoute>): Record<string, string> {
  const { clause } = (body ?? {}) as { clause?: unknown }
  return { ...(params as Record<string, string>), ...(typeof clause === 'string' ? { clause } : {}) }
}

interface Sender {
  readonly person: SignedIn | undefined
  readonly address: string
  /** Where those go that the answer sets. */
  readonly cookies: string[]
}

async function parseCall(
  c: Context,
  route: BoundRoute,
  { person, address, cookies }: Sender,
): Promise<Call<BoundRoute> | Refusal> {
  const params = route.params.safeParse(c.req.param())
  if (!params.success) return refuse('not-found')
  if (!person && route.access !== 'anybody') return refuse('signed-out')
  const query = route.query.safeParse(c.req.query())
  if (!query.success) return refuseInput(query.error)
  const hasJson = route.method !== 'GET' && route.upload === undefined
  const json = hasJson
    ? await readJson(c.req.raw, person ? undefined : SHORT_BODY_BYTES)
    : { value: undefined }
  if (isRefusal(json)) return json
  const body = route.body.safeParse(json.value)
  if (!body.success) return refuseInput(body.error)
  const actor: Actor = person ?? 'anonymous'
  return {
    params: params.data,
    query: query.data,
    body: body.data,
    file: NO_FILE,
    actor,
    headers: c.req.raw.headers,
    address,
    setCookies: (values) => cookies.push(...values),
  }
}

/** The first fault, with its field; schemas name a refusal's code as their message where there is a closer one. */
function refuseInput({ issues }: z.ZodError): Refusal {
  const [first] = issues
  const field = first?.path.join('.') || undefined
  const isCode = first !== undefined && Object.hasOwn(REQUEST_REFUSALS, first.message)
  return refuse(isCode ? (first.message as RequestCode) : 'invalid-input', field)
}

function replyResponse({ media }: BoundRoute, reply: unknown, cookies: readonly string[]): Response {
  if (media === 'application/x-ndjson') return linesResponse(reply as LineFile<unknown>)
  if (media === 'file') return fileResponse(reply as WholeFile)
  const response =
    reply === undefined ? new Response(null, { status: 204 }) : Response.json(reply, { status: 200 })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** To be kept, never to be opened in the place of a page of ours. */
function fileResponse({ name, type, bytes }: WholeFile): Response {
  return new Response(bytes, { headers: { 'content-type': type, 'content-disposition': attachment(name) } })
}

/** A file of lines, written as they are read: however many there are, few are in memory. */
function linesResponse({ name, lines }: LineFile<unknown>): Response {
  async function* written() {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`
  }
  const body = ReadableStream.from(written()).pipeThrough(new TextEncoderStream())
  return new Response(body, {
    headers: {
      'content-type': 'application/x-ndjson',
      'content-disposition': attachment(name),
    },
  })
}
