// Many rows of a log as one: a row of the table costs several times its bytes. Unpacked they are what they were.
import { isDeepStrictEqual } from 'node:util'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { MAX_BOUNDS, readUpdate } from '@plenary/shared/update/read-update'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { TextPackTable, TextUpdateTable } from '../../ports/log-tables.ts'

export type LogRow = Omit<TextUpdateTable, 'text_id'>
/** Who wrote a row, and when. */
export type RowHead = Omit<LogRow, 'update'>
export type Pack = Omit<TextPackTable, 'text_id'>
/** The clocks that a client wrote, from the first to the end of the last. */
export type ClientSpan = readonly [client: number, clock: number, end: number]

type Writer = Pick<LogRow, 'actor' | 'city_id' | 'role'>

/** @param rows that follow each other; undefined when unpacking would not give the very same ones */
export function packRows(rows: readonly LogRow[]): Pack | undefined {
  const facts = packFacts(rows)
  if (!facts || !rows.every(({ at }) => isMoment(at))) return undefined
  const pack = {
    ...facts,
    heads: deflateRawSync(writeHeads(rows)),
    updates: deflateRawSync(Buffer.concat(rows.map(({ update }) => update))),
  }
  return isDeepStrictEqual(unpackRows(pack).map(plain), rows.map(plain)) ? pack : undefined
}

/** What a pack says of its rows beside them; undefined when they can't be read. */
export function packFacts(rows: readonly LogRow[]): Omit<Pack, 'heads' | 'updates'> | undefined {
  const [first, last] = [rows[0], rows.at(-1)]
  const clients = spansOf(rows)
  if (!first || !last || !clients) return undefined
  const moments = rows.map(({ at }) => at).sort()
  return {
    from_seq: first.seq,
    to_seq: last.seq,
    from_at: moments[0] as string,
    to_at: moments.at(-1) as string,
    clients: JSON.stringify(clients),
  }
}

export function unpackHeads({ from_seq, heads }: Pick<Pack, 'from_seq' | 'heads'>): RowHead[] {
  return readHeads(from_seq, heads).heads
}

export function unpackRows({
  from_seq,
  heads: packed,
  updates,
}: Pick<Pack, 'from_seq' | 'heads' | 'updates'>): LogRow[] {
  const { heads, sizes } = readHeads(from_seq, packed)
  const bytes = new Uint8Array(inflateRawSync(updates))
  let reached = 0
  return heads.map((head, index) => {
    const update = bytes.subarray(reached, reached + (sizes[index] ?? 0))
    reached += update.length
    return { ...head, update }
  })
}

export function unpackSpans({ clients }: Pick<Pack, 'clients'>): ClientSpan[] {
  return JSON.parse(clients) as ClientSpan[]
}

/** Column by column: so it deflates to half of what it would take row by row. */
function writeHeads(rows: readonly LogRow[]): Uint8Array {
  const writers: string[] = []
  const places = rows.map(({ actor, city_id, role }) => {
    const writer = JSON.stringify({ actor, city_id, role })
    if (!writers.includes(writer)) writers.push(writer)
    return writers.indexOf(writer)
  })
  const moments = rows.map(({ at }) => Date.parse(at))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, rows.length)
  encoding.writeVarString(encoder, `[${writers.join(',')}]`)
  for (const place of places) encoding.writeVarUint(encoder, place)
  moments.forEach((moment, index) => {
    encoding.writeVarInt(encoder, moment - (moments[index - 1] ?? 0))
  })
  for (const { update } of rows) encoding.writeVarUint(encoder, update.length)
  return encoding.toUint8Array(encoder)
}

function readHeads(fromSeq: number, packed: Uint8Array): { heads: RowHead[]; sizes: number[] } {
  const decoder = decoding.createDecoder(new Uint8Array(inflateRawSync(packed)))
  const count = decoding.readVarUint(decoder)
  const writers = JSON.parse(decoding.readVarString(decoder)) as Writer[]
  const column = (read: (from: decoding.Decoder) => number) =>
    Array.from({ length: count }, () => read(decoder))
  const places = column(decoding.readVarUint)
  const pauses = column(decoding.readVarInt)
  const sizes = column(decoding.readVarUint)
  let moment = 0
  const heads = places.map((place, index) => {
    moment += pauses[index] ?? 0
    return { seq: fromSeq + index, ...(writers[place] as Writer), at: new Date(moment).toISOString() }
  })
  return { heads, sizes }
}

function spansOf(rows: readonly LogRow[]): ClientSpan[] | undefined {
  const spans = new Map<number, { clock: number; end: number }>()
  for (const { update } of rows) {
    const read = readUpdate(update, MAX_BOUNDS)
    if (read.kind !== 'read') return undefined
    for (const { client, structs, end } of read.blocks) {
      const clock = structs[0]?.clock ?? end
      const known = spans.get(client) ?? { clock, end }
      spans.set(client, { clock: Math.min(known.clock, clock), end: Math.max(known.end, end) })
    }
  }
  return [...spans].map(([client, { clock, end }]) => [client, clock, end])
}

/** Bytes as bytes, whatever they are a view of. */
function plain({ seq, actor, city_id, role, at, update }: LogRow): unknown[] {
  return [seq, actor, city_id, role, at, Buffer.from(update)]
}

function isMoment(at: string): boolean {
  const moment = Date.parse(at)
  return !Number.isNaN(moment) && new Date(moment).toISOString() === at
}
