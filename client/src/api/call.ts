// A call of the HTTP API, typed by the server's own routes; only their types come here, so that no schema weighs on the page.

import type { BodyOf, FileOf, ParamsOf, QueryOf, ReplyOf } from '@plenary/shared/api/route'
import type { routes } from '@plenary/shared/api/routes'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { ProblemError, problemOf } from './problem-error.ts'

/** In milliseconds: a network that swallows a connection never says so. */
const LONGEST_ANSWER = 30_000
/** In bytes a millisecond: what is slower than this is waited for in vain. */
const FILE_SPEED = 100

type Routes = typeof routes
type ByAddress = {
  [Name in keyof Routes as `${Routes[Name]['method']} ${Routes[Name]['path']}`]: Routes[Name]
}

/** Such as `GET /api/declarations/:declaration`: method and path of a route of `shared/src/api`. */
export type Address = keyof ByAddress
export type Reply<A extends Address> = ReplyOf<ByAddress[A]>

type Part<Name extends string, Value> =
  // Whole, not member by member: a body that may be left out is one that may be given.
  [Value] extends [Record<string, never> | undefined]
    ? unknown
    : undefined extends Value
      ? { [N in Name]?: Value }
      : { [N in Name]: Value }
/** A file as the browser has it, in the place of the bytes that it is. */
type Sent<File> = File extends Uint8Array ? { file: Blob } : unknown
export type Request<A extends Address> = Part<'params', ParamsOf<ByAddress[A]>> &
  Part<'body', BodyOf<ByAddress[A]>> &
  Sent<FileOf<ByAddress[A]>> & { query?: Partial<QueryOf<ByAddress[A]>>; signal?: AbortSignal }

/**
 * Asks the server. Resolves with the reply's body (undefined for 204).
 * Throws `ProblemError` when the server refuses, cannot be reached, or does not answer in time.
 */
export async function call<A extends Address>(address: A, request: Request<A>): Promise<Reply<A>> {
  const { params, query, body, file, signal } = request as {
    params?: Record<string, string>
    query?: Record<string, string | undefined>
    body?: unknown
    file?: Blob
    signal?: AbortSignal
  }
  const [method = 'GET', path = ''] = address.split(' ')
  const url = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  return (await send(method, url + queryString(query), file ?? body, signal)) as Reply<A>
}

/** For what is not in our routes: better-auth's own below /api/auth. A file is sent as it is. */
export async function send(
  method: string,
  url: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const isFile = body instanceof Blob
  // Undefined stays so.
  const sent = isFile ? body : (JSON.stringify(body) as string | undefined)
  const size = sent instanceof Blob ? Math.ceil(sent.size / FILE_SPEED) : (sent?.length ?? 0)
  // A large body takes its time to be sent.
  const limit = AbortSignal.timeout(LONGEST_ANSWER + size)
  const lose = (error: unknown, mayBeDone = limit.aborted): never => {
    if (signal?.aborted) throw error
    // What its caller can call off is a question, and so is what gets: they change nothing.
    const isAct = method !== 'GET' && !signal
    throw new ProblemError(isAct && mayBeDone ? 'unanswered' : 'unreachable', 0)
  }
  const response = await fetch(url, {
    method,
    headers: {
      Accept: 'application/json',
      'Accept-Language': interfaceLanguage(),
      ...(sent && { 'Content-Type': isFile ? 'application/octet-stream' : 'application/json' }),
    },
    body: sent ?? null,
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  }).catch((error: unknown) => lose(error))
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return undefined
  const text = await response.text().catch((error: unknown) => lose(error, true))
  return text === '' ? undefined : JSON.parse(text)
}

function queryString(query: Record<string, string | undefined> | undefined): string {
  const pairs = Object.entries(query ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}
