// A route of the HTTP API as data: the server binds it, the client calls it, OpenAPI is made from it, and the access
// table is asked for its action.
import type * as z from 'zod'
import type { Action } from '../access/access-table.ts'

/**
 * Who may call a route at all, before its command looks closer:
 * `anybody` signed in or not, `signed-in` for what concerns only oneself, else an action of the access table.
 */
export type RouteAccess = 'anybody' | 'signed-in' | Action

/**
 * How a route answers: one JSON value; a file of lines of JSON, which may be long and is sent as it is read; or a file whose
 * type its endpoint says.
 */
export type Media = 'application/json' | 'application/x-ndjson' | 'file'

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Such as `/api/plenaries/:plenary/roster/:city`. */
  path: string
  access: RouteAccess
  summary: string
  params: Params
  query: Query
  /** `z.undefined()` for a request without a body. */
  body: Body
  /** The body of the 200 answer, or one of its lines; `z.undefined()` answers 204. */
  reply: Reply
  /** `application/json` where it is left out. */
  media?: Media
  /** The request's body is the bytes of a file, whatever it is, and `body` is `noBody`. */
  upload?: 'file'
}

/**
 * Gives a route its exact types, method, path and access included: the client's calls are typed by them, and the
 * server's endpoints must say what the access table is asked about.
 */
export function route<
  const Method extends Route['method'],
  const Path extends string,
  const Access extends RouteAccess,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  const M extends Media = 'application/json',
  const U extends 'file' = never,
>(
  definition: Route<P, Q, B, R> & { method: Method; path: Path; access: Access; media?: M; upload?: U },
): Route<P, Q, B, R> & { method: Method; path: Path; access: Access; media?: M; upload?: U } {
  return definition
}

export type ParamsOf<R extends Route> = z.output<R['params']>
export type QueryOf<R extends Route> = z.output<R['query']>
export type BodyOf<R extends Route> = z.output<R['body']>
/** The bytes of the request's body, where that is a file. */
export type FileOf<R extends Route> = [NonNullable<R['upload']>] extends [never] ? undefined : Uint8Array
export type ReplyOf<R extends Route> = z.output<R['reply']>
