// The bodies of our own frames (types 120–122) and of stamped presence, as bytes and as types. docs/PROTOCOL.md.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { RefusalCode } from '../refusal.ts'
import { FRAME } from './frames.ts'

/** Why a document frame was refused: frame `n` of this connection, counted from 1. Clauses are named by their ids. */
export interface RefusedMessage {
  code: RefusalCode
  frame: number
  /** The locked clauses that it touched. */
  clauses: string[]
  /** Every clause that is locked now, so that the rest of the wording can be brought in beside them. */
  locked: string[]
}

/** Frames 1…n are durable since `at` (Unix milliseconds, the server's clock). */
export interface AcknowledgedMessage {
  frame: number
  at: number
}

/** What changed; the reader asks the server anew. */
export const FACTS = [
  'declaration',
  'roster',
  'people',
  'clauses',
  'locks',
  'positions',
  'versions',
  'signing',
  'hall',
  'swallowed',
  'storage',
] as const
export type Fact = (typeof FACTS)[number]

/** `detail`: for `storage` "failing" or "working". */
export interface FactChangedMessage {
  fact: Fact
  detail?: string | undefined
}

export type PlenaryMessage =
  | ({ type: 'refused' } & RefusedMessage)
  | ({ type: 'acknowledged' } & AcknowledgedMessage)
  | ({ type: 'fact-changed' } & FactChangedMessage)

export function encodeMessage(message: PlenaryMessage): Uint8Array {
  return encoding.encode((encoder) => {
    const { type, ...body } = message
    if (message.type === 'acknowledged') {
      encoding.writeVarUint(encoder, FRAME.acknowledged)
      encoding.writeVarUint(encoder, message.frame)
      encoding.writeVarUint(encoder, message.at)
      return
    }
    encoding.writeVarUint(encoder, type === 'refused' ? FRAME.refused : FRAME.factChanged)
    encoding.writeVarString(encoder, JSON.stringify(body))
  })
}

/** Reads the rest of a frame whose first varint was `frameType`. Throws on bytes that our server would never send. */
export function decodeMessage(frameType: number, decoder: decoding.Decoder): PlenaryMessage | undefined {
  if (frameType === FRAME.acknowledged) {
    return {
      type: 'acknowledged',
      frame: decoding.readVarUint(decoder),
      at: decoding.readVarUint(decoder),
    }
  }
  if (frameType === FRAME.refused) {
    return { type: 'refused', ...parseRefused(JSON.parse(decoding.readVarString(decoder))) }
  }
  if (frameType === FRAME.factChanged) {
    const changed = parseFactChanged(JSON.parse(decoding.readVarString(decoder)))
    return changed && { type: 'fact-changed', ...changed }
  }
  return undefined
}

// By hand: these two shapes are all that the page would need a schema library for before the first keystroke.

function parseRefused(body: Partial<RefusedMessage> | null): RefusedMessage {
  const { code, frame, clauses, locked } = body ?? {}
  if (typeof code !== 'string' || typeof frame !== 'number') throw malformed()
  if (!Array.isArray(clauses) || !Array.isArray(locked)) throw malformed()
  return { code, frame, clauses: clauses.map(String), locked: locked.map(String) }
}

/** Undefined for a fact of a newer server, about which this page asks nothing. */
function parseFactChanged(body: Partial<FactChangedMessage> | null): FactChangedMessage | undefined {
  const { fact, detail } = body ?? {}
  if (typeof fact !== 'string') throw malformed()
  if (!FACTS.includes(fact)) return undefined
  return typeof detail === 'string' ? { fact, detail } : { fact }
}

function malformed(): Error {
  return new Error('a message that the server never sends')
}
