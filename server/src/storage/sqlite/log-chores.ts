// What keeps a long log cheap, decided from what is stored: rows well behind the head are packed, and between them whole
// states are kept, so that no moment has far to be replayed.
import { deflateRawSync } from 'node:zlib'
import { replay } from '@plenary/shared/update/replay'
import * as Y from 'yjs'
import type { PastReader } from './past-reader.ts'
import { type Pack, packRows } from './row-pack.ts'

export interface LogSizes {
  readonly rowsInPack: number
  /** Nearer than this to the one before, a milestone would save nothing. */
  readonly leastRowsBetween: number
  /** All milestones together take at most so many times the bytes of the packed updates. */
  readonly largestShare: number
}

export const LOG_SIZES: LogSizes = { rowsInPack: 1_024, leastRowsBetween: 4_096, largestShare: 2 }

export type Chore =
  | ({ readonly kind: 'pack' } & Pack)
  | { readonly kind: 'milestone'; readonly seq: number; readonly state: Uint8Array }

/** The next thing that is due in the log of a text, done but for the writing; undefined when nothing is. */
export function nextChore(reader: PastReader, textId: string, sizes = LOG_SIZES): Chore | undefined {
  return milestoneDue(reader, textId, sizes) ?? packDue(reader, textId, sizes)
}

/** A full pack at or below the newest checkpoint: what is above it is read whenever the text is opened. */
function packDue(reader: PastReader, textId: string, { rowsInPack }: LogSizes): Chore | undefined {
  const after = reader.packSizes(textId).at(-1)?.to_seq ?? 0
  const upTo = after + rowsInPack
  if (upTo > reader.checkpointAt(textId)) return undefined
  const pack = packRows([...reader.rows(textId, after, upTo)])
  return pack && { kind: 'pack', ...pack }
}

/** At the end of a pack. The larger the states, the farther apart, so that to replay costs what to read one does. */
function milestoneDue(reader: PastReader, textId: string, sizes: LogSizes): Chore | undefined {
  const last = reader.lastMilestone(textId)
  let bytes = 0
  for (const { to_seq, size } of reader.packSizes(textId)) {
    if (to_seq <= last.seq) continue
    bytes += size
    if (to_seq - last.seq < sizes.leastRowsBetween || sizes.largestShare * bytes < last.size) continue
    return { kind: 'milestone', seq: to_seq, state: deflateRawSync(stateAt(reader, textId, to_seq)) }
  }
  return undefined
}

function stateAt(reader: PastReader, textId: string, seq: number): Uint8Array {
  const doc = new Y.Doc()
  replay(doc, reader.updatesUpTo(textId, seq))
  return Y.encodeStateAsUpdate(doc)
}
