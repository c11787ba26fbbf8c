// Who may come in: what an upgrade request asks for, and what is known about the person who sent it.

import { ID_PATTERN } from '@plenary/shared/ids'
import { CLOSE, type CloseCode, QUERY } from '@plenary/shared/protocol/frames'
import type { RefusalCode } from '@plenary/shared/refusal'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import type { Kysely } from 'kysely'
import type { SignedIn } from '../ports/actor.ts'
import type { Tables } from '../ports/tables.ts'
import { findSeat, type Seat } from './seat.ts'

/** An upgrade request, read once. */
export interface Upgrade {
  readonly textId: string
  readonly headers: Headers
  /** Undefined for programs that are not browsers. */
  readonly origin: string | undefined
  /** As sent by our own client; undefined for a stock client. */
  readonly schema: string | undefined
  readonly epoch: string | undefined
}

export interface TurnedAway {
  readonly close: CloseCode
  readonly reason: RefusalCode
}

export interface AdmitOptions {
  readonly read: Kysely<Tables>
  /** The public origin, such as `https://plenary.example`: pages of others open no sockets. */
  readonly origin: string
  findSignedIn(headers: Headers): Promise<SignedIn | undefined>
}

/** Reads the address of a text, `/sync/<text id>?schema=&epoch=`; undefined when it is another address. */
export function parseAddress(url: string): Pick<Upgrade, 'textId' | 'schema' | 'epoch'> | undefined {
  if (!URL.canParse(url, 'http://server')) return undefined
  const { pathname, searchParams } = new URL(url, 'http://server')
  const textId = /^\/sync\/([^/]+)$/.exec(pathname)?.[1]
  if (textId === undefined || !ID_PATTERN.test(textId)) return undefined
  return {
    textId,
    schema: searchParams.get(QUERY.schema) ?? undefined,
    epoch: searchParams.get(QUERY.epoch) ?? undefined,
  }
}

/** What can be said before anything is looked up; undefined when nothing speaks against it. */
export function turnAway({ origin, schema }: Upgrade, own: string): TurnedAway | undefined {
  if (origin !== undefined && origin !== own) return { close: CLOSE.forbidden, reason: 'foreign-origin' }
  if (schema === undefined) return undefined
  if (!/^\d{1,6}$/.test(schema)) return { close: CLOSE.malformed, reason: 'unclear-frame' }
  return Number(schema) < SCHEMA_VERSION ? { close: CLOSE.oldSchema, reason: 'old-schema' } : undefined
}

/** The seat of the person whose session the headers carry. A text that may not be read is as one that isn't there. */
export async function admit(
  { textId, headers }: Pick<Upgrade, 'textId' | 'headers'>,
  { findSignedIn, read }: AdmitOptions,
): Promise<Seat | TurnedAway> {
  const person = await findSignedIn(headers)
  if (!person) return { close: CLOSE.signedOut, reason: 'signed-out' }
  return (await findSeat(read, textId, person)) ?? { close: CLOSE.notFound, reason: 'not-found' }
}

export function isTurnedAway(answer: Seat | TurnedAway): answer is TurnedAway {
  return 'close' in answer
}
