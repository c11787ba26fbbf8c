// Who first wrote characters that were carried from place to place: copies are followed back to what they are copies of.
import type { CarriedText } from './carried-text.ts'
import type { StructId } from './read-update.ts'

/** Characters that stand together, by the items that they were first written as. */
export interface FirstWritten extends StructId {
  readonly length: number
  /** Whether somebody carried them since: the last was the client that was asked about. */
  readonly isCarried: boolean
}

/** What was carried in one text. A source is older than its copy, so following them ends. */
export class CarriedWords {
  readonly #byClient: ReadonlyMap<number, readonly CarriedText[]>

  constructor(carried: Iterable<CarriedText>) {
    this.#byClient = Map.groupBy(
      [...carried].sort((a, b) => a.clock - b.clock),
      ({ clientId }) => clientId,
    )
  }

  /** The characters `clock` to `clock + length` of a client, as they were first written, in order. */
  firstWritten(client: number, clock: number, length: number): FirstWritten[] {
    const found: FirstWritten[] = []
    for (let done = 0; done < length; ) {
      const first = this.#first(client, clock + done, length - done)
      found.push(first)
      done += first.length
    }
    return found
  }

  #first(client: number, clock: number, most: number): FirstWritten {
    let first: FirstWritten = { client, clock, length: most, isCarried: false }
    for (;;) {
      const { piece, length } = this.#look(first)
      if (piece === undefined) return { ...first, length }
      first = {
        client: piece.sourceClientId,
        clock: piece.sourceClock + first.clock - piece.clock,
        length,
        isCarried: true,
      }
    }
  }

  /** What these characters are a copy of, and up to where the answer holds. */
  #look({ client, clock, length }: FirstWritten): { piece: CarriedText | undefined; length: number } {
    const pieces = this.#byClient.get(client) ?? []
    let [low, high] = [0, pieces.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pieces[middle]?.clock ?? 0) > clock) high = middle
      else low = middle + 1
    }
    const piece = pieces[low - 1]
    const end = piece ? piece.clock + piece.length : 0
    if (end > clock) return { piece, length: Math.min(length, end - clock) }
    const next = pieces[low]?.clock ?? Number.POSITIVE_INFINITY
    return { piece: undefined, length: Math.min(length, next - clock) }
  }
}
