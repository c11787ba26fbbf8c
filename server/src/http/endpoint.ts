// What the server says to a route of shared/src/api: a route without an endpoint does not compile, and an endpoint
// whose route asks the access table must say what it asks about.
import type { BodyOf, FileOf, ParamsOf, QueryOf, ReplyOf, Route } from '@plenary/shared/api/route'
import type { RouteName, routes } from '@plenary/shared/api/routes'
import type { Refusal } from '@plenary/shared/refusal'
import type { Scope } from '../commands/actor-may.ts'
import type { Actor, SignedIn } from '../ports/actor.ts'

/** A request as parsed by its route's schemas. */
export interface Call<R extends Route, Who extends Actor = Actor> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  /** The bytes that were sent, where the route takes a file. */
  readonly file: FileOf<R>
  readonly actor: Who
  readonly headers: Headers
  /** The network address that it came from: for limits, never kept. */
  readonly address: string
  /** Sets cookies with the answer, if it is no refusal. */
  setCookies(values: readonly string[]): void
}

/** A file of lines, written as they are read. */
export interface LineFile<Line> {
  readonly name: string
  readonly lines: AsyncIterable<Line>
}

/** A file that is whole before it is sent. */
export interface WholeFile {
  readonly name: string
  /** Its media type. */
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What is answered, by how the route answers: the reply, or a file. */
interface Answered<Reply> {
  'application/json': Reply
  'application/x-ndjson': LineFile<Reply>
  file: WholeFile
}

type Answer<R extends Route> = Promise<Answered<ReplyOf<R>>[NonNullable<R['media']>] | Refusal>

interface OpenEndpoint<R extends Route, Who extends Actor> {
  answer(call: Call<R, Who>): Answer<R>
}

interface GuardedEndpoint<R extends Route> {
  /** What the access table is asked about; undefined when there is no such thing. */
  scope(call: Call<R, SignedIn>): Promise<Scope | undefined>
  /** Called only if the access table allowed it. */
  answer(call: Call<R, SignedIn> & { readonly scope: Scope }): Answer<R>
}

export type Endpoint<R extends Route> = R['access'] extends 'anybody'
  ? OpenEndpoint<R, Exclude<Actor, 'system'>>
  : R['access'] extends 'signed-in'
    ? OpenEndpoint<R, SignedIn>
    : GuardedEndpoint<R>

export type Endpoints<Names extends RouteName = RouteName> = {
  [Name in Names]: Endpoint<(typeof routes)[Name]>
}

/** An endpoint as the binding sees it, whatever its route. */
export interface AnyEndpoint {
  scope?(call: Call<Route, SignedIn>): Promise<Scope | undefined>
  answer(call: Call<Route> & { readonly scope: Scope | undefined }): Promise<unknown>
}
