// What was deleted lately, kept in memory by the server: who takes a deletion back, or pastes what was cut, writes new items
// for old words, and is not their author.
import * as Y from 'yjs'
import { type CarriedText, carriedBetween } from './carried-text.ts'
import { deletedRuns, type ItemRun, insertedRuns } from './changed-runs.ts'
import type { NewStruct } from './new-struct.ts'
import type { StructId } from './read-update.ts'
import type { Deletion, ResolvedUpdate } from './resolve-update.ts'

/** As long as this text must be that is cut and pasted, so that it is no chance. */
const TELLING = 6
/** Of all people together, in characters. */
const MOST_CHARACTERS = 40_000
/** So many are looked through for what is pasted. */
const MOST_CUTS = 8

interface Piece extends StructId {
  readonly text: string
}

/** Words that somebody deleted at once. */
interface Cut {
  readonly by: string
  readonly length: number
  readonly runs: readonly ItemRun[]
}

export class RecentDeletions {
  readonly #pieces: Piece[] = []
  readonly #byClient = new Map<number, Piece[]>()
  readonly #cuts: Cut[] = []
  #characters = 0

  /** Takes note of what an update, judged `ok`, deletes. Called before it is applied. */
  note(by: string, update: ResolvedUpdate): void {
    const pieces = update.deletions.flatMap(readPiece)
    if (pieces.length === 0) return
    for (const piece of pieces) this.#keep(piece)
    const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
    if (length >= TELLING) this.#cuts.push({ by, length, runs: deletedRuns(update) })
    this.#forget()
  }

  /** Which words of the update are copies of what was deleted before. */
  broughtBack(by: string, update: ResolvedUpdate): CarriedText[] {
    if (this.#pieces.length === 0) return []
    const texts = update.structs.filter(({ content }) => content.kind === 'text')
    const length = texts.reduce((sum, struct) => sum + struct.length, 0)
    // A single letter is typed: it says nothing that it stands where the same one stood.
    if (length < 2) return []
    const takenBack = this.#allTakenBack(texts)
    if (takenBack) return takenBack
    if (length < TELLING) return []
    const likely = this.#cuts.filter((cut) => cut.by === by && cut.length <= 2 * length)
    return carriedBetween(
      insertedRuns(update),
      likely.slice(-MOST_CUTS).flatMap(({ runs }) => runs),
    )
  }

  #allTakenBack(texts: readonly NewStruct[]): CarriedText[] | undefined {
    const all: CarriedText[] = []
    for (const struct of texts) {
      const piece = this.#takenBack(struct)
      if (piece === undefined) return undefined
      all.push(piece)
    }
    return all
  }

  /** Yjs takes a deletion back by putting the same letters before those that are gone. */
  #takenBack({ client, clock, length, content, rightOrigin }: NewStruct): CarriedText | undefined {
    if (content.kind !== 'text' || rightOrigin === null) return undefined
    if (this.#textFrom(rightOrigin, length) !== content.text) return undefined
    return {
      clientId: client,
      clock,
      length,
      sourceClientId: rightOrigin.client,
      sourceClock: rightOrigin.clock,
    }
  }

  #textFrom({ client, clock }: StructId, length: number): string {
    const pieces = this.#byClient.get(client) ?? []
    let text = ''
    for (let at = placeIn(pieces, clock + 1) - 1; text.length < length; at += 1) {
      const piece = pieces[at]
      const offset = piece ? clock + text.length - piece.clock : -1
      if (piece === undefined || offset < 0 || offset >= piece.text.length) break
      text += piece.text.slice(offset)
    }
    return text.slice(0, length)
  }

  #keep(piece: Piece): void {
    const same = this.#byClient.get(piece.client) ?? []
    const place = placeIn(same, piece.clock)
    // A batch may be judged again.
    if (same[place]?.clock === piece.clock) return
    same.splice(place, 0, piece)
    this.#byClient.set(piece.client, same)
    this.#pieces.push(piece)
    this.#characters += piece.text.length
  }

  #forget(): void {
    while (this.#characters > MOST_CHARACTERS) {
      const oldest = this.#pieces.shift()
      if (oldest === undefined) break
      this.#characters -= oldest.text.length
      const same = this.#byClient.get(oldest.client)
      if (same && same.length > 1) same.splice(same.indexOf(oldest), 1)
      else this.#byClient.delete(oldest.client)
    }
    let kept = this.#cuts.reduce((sum, cut) => sum + cut.length, 0)
    while (kept > MOST_CHARACTERS) kept -= this.#cuts.shift()?.length ?? kept
  }
}

function readPiece({ item, clock, end }: Deletion): Piece[] {
  if (!(item.content instanceof Y.ContentString)) return []
  const offset = clock - item.id.clock
  return [{ client: item.id.client, clock, text: item.content.str.slice(offset, offset + end - clock) }]
}

/** Where among pieces in the order of their clocks one with this clock would be put. */
function placeIn(pieces: readonly Piece[], clock: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.clock ?? 0) < clock) low = middle + 1
    else high = middle
  }
  return low
}
