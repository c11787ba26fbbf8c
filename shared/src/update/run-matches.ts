// Which of the runs that an edit inserted are copies of runs that it deleted: longest first, in order, and never because
// two unrelated words happen to have some letters in common.
import { cutsText } from './new-struct.ts'

/** Characters that stand together. */
export interface Run {
  readonly text: string
  /** Whether the paragraph that they stand in came or went with the same edit. */
  readonly isOfPart: boolean
}

/** A part of a run; the end is excluded. */
export interface Stretch<Of extends Run> {
  readonly run: Of
  readonly from: number
  readonly to: number
}

/** Two stretches of equal text. */
export interface Match<Of extends Run> {
  readonly copy: Stretch<Of>
  readonly source: Stretch<Of>
}

/** The shortest text that tells by itself that it is the same, and not another with the same letters. */
const TELLING = 6
/** The same for text that neither begins nor ends where one of the runs does. */
const TELLING_WITHIN = 12
const SHORTEST_AT_EDGE = 3
/** The same for runs that are equal as a whole. */
const SHORTEST_WHOLE = 3
/** Beyond these only runs that are equal as a whole are looked for. */
const MOST_CHARACTERS = 40_000
const MOST_PAIRS = 4_000
const MOST_PLACES = 8
const MOST_ROUNDS = 4

/** The work is bounded by the length of the runs. Each character is in one match at most, as a copy and as a source. */
export function matchRuns<Of extends Run>(copies: readonly Of[], sources: readonly Of[]): Match<Of>[] {
  const isOneEdit = copies.length === 1 && sources.length === 1
  const found: Match<Of>[] = []
  let [newOnes, oldOnes] = [copies.map(whole), sources.map(whole)]
  for (let round = 0; round < MOST_ROUNDS && newOnes.length > 0 && oldOnes.length > 0; round++) {
    const likely = candidates(newOnes, oldOnes)
      .filter((candidate) => candidate.length >= shortest(candidate, isOneEdit))
      .sort((a, b) => b.length - a.length || extra(a) - extra(b))
    const taken = withoutOverlaps(likely)
    if (taken.length === 0) break
    found.push(...taken)
    newOnes = remaining(newOnes, taken, 'copy')
    oldOnes = remaining(oldOnes, taken, 'source')
  }
  return found
}

/** Equal text within a stretch of what was inserted and one of what was deleted. */
interface Candidate<Of extends Run> extends Match<Of> {
  readonly length: number
  readonly within: { readonly copy: Stretch<Of>; readonly source: Stretch<Of> }
}

/** How long equal text must be, so that it is no chance. */
function shortest<Of extends Run>(
  { copy, source, within, length }: Candidate<Of>,
  isOneEdit: boolean,
): number {
  const [isWholeCopy, isWholeSource] = [isSame(copy, within.copy), isSame(source, within.source)]
  const isOfPart = copy.run.isOfPart || source.run.isOfPart
  if (isWholeCopy && isWholeSource) return isOfPart ? 1 : isOneEdit ? 2 : SHORTEST_WHOLE
  const starts = copy.from === within.copy.from || source.from === within.source.from
  const ends = copy.to === within.copy.to || source.to === within.source.to
  if (isWholeCopy || isWholeSource) {
    const [outer, whereOuter] = isWholeCopy ? [source, within.source] : [copy, within.copy]
    const isAtEdge = outer.from === whereOuter.from || outer.to === whereOuter.to
    return isAtEdge && isOfPart ? SHORTEST_AT_EDGE : TELLING
  }
  if (starts && ends) return TELLING
  const half = Math.ceil(Math.min(lengthOf(within.copy), lengthOf(within.source)) / 2)
  return length < half ? Number.POSITIVE_INFINITY : TELLING_WITHIN
}

function candidates<Of extends Run>(
  copies: readonly Stretch<Of>[],
  sources: readonly Stretch<Of>[],
): Candidate<Of>[] {
  const found = equalOnes(copies, sources)
  const characters = [...copies, ...sources].reduce((sum, stretch) => sum + lengthOf(stretch), 0)
  if (characters > MOST_CHARACTERS) return found
  if (copies.length * sources.length <= MOST_PAIRS) found.push(...equalEdges(copies, sources))
  return [...found, ...equalParts(copies, sources)]
}

/** Stretches that are equal as a whole, each in one pair, in order. */
function equalOnes<Of extends Run>(
  copies: readonly Stretch<Of>[],
  sources: readonly Stretch<Of>[],
): Candidate<Of>[] {
  const byText = new Map<string, Stretch<Of>[]>()
  for (const source of sources.toReversed()) {
    const text = textOf(source)
    const same = byText.get(text)
    if (same) same.push(source)
    else byText.set(text, [source])
  }
  return copies.flatMap((copy) => {
    const source = byText.get(textOf(copy))?.pop()
    return source ? [candidate(copy, 0, source, 0, lengthOf(copy))] : []
  })
}

/** Stretches that another one begins or ends with. */
function equalEdges<Of extends Run>(
  copies: readonly Stretch<Of>[],
  sources: readonly Stretch<Of>[],
): Candidate<Of>[] {
  const found: Candidate<Of>[] = []
  for (const copy of copies) {
    const copied = textOf(copy)
    for (const source of sources) {
      const text = textOf(source)
      const length = Math.min(copied.length, text.length)
      if (length < SHORTEST_AT_EDGE) continue
      const [inCopy, inSource] = [copied.length - length, text.length - length]
      if (copied.slice(0, length) === text.slice(0, length)) found.push(candidate(copy, 0, source, 0, length))
      if (copied.slice(inCopy) === text.slice(inSource))
        found.push(candidate(copy, inCopy, source, inSource, length))
      if (copied.slice(0, length) === text.slice(inSource))
        found.push(candidate(copy, 0, source, inSource, length))
      if (copied.slice(inCopy) === text.slice(0, length))
        found.push(candidate(copy, inCopy, source, 0, length))
    }
  }
  return found
}

/** Telling parts that are equal, from left to right in each copy, the longest of some places that begin alike. */
function equalParts<Of extends Run>(
  copies: readonly Stretch<Of>[],
  sources: readonly Stretch<Of>[],
): Candidate<Of>[] {
  const places = placesOf(sources)
  return copies.flatMap((copy) => {
    const text = textOf(copy)
    const found: Candidate<Of>[] = []
    let reached = 0
    for (let at = 0; at + TELLING <= text.length; at++) {
      const longest = (places.get(text.slice(at, at + TELLING)) ?? [])
        .map(({ source, offset, words }) => {
          const [before, after] = [
            sharedBefore(text, at, words, offset, reached),
            sharedAfter(text, at, words, offset),
          ]
          return trimmed(copy, at - before, source, offset - before, before + after)
        })
        .reduce<Candidate<Of> | undefined>(
          (best, next) => (best && best.length >= next.length ? best : next),
          undefined,
        )
      if (!longest || longest.length < TELLING) continue
      found.push(longest)
      reached = longest.copy.to - copy.from
      at = reached - 1
    }
    return found
  })
}

interface PlaceOf<Of extends Run> {
  readonly source: Stretch<Of>
  readonly offset: number
  readonly words: string
}

function placesOf<Of extends Run>(sources: readonly Stretch<Of>[]): Map<string, PlaceOf<Of>[]> {
  const places = new Map<string, PlaceOf<Of>[]>()
  for (const source of sources) {
    const words = textOf(source)
    for (let offset = 0; offset + TELLING <= words.length; offset++) {
      const key = words.slice(offset, offset + TELLING)
      const same = places.get(key)
      if (same === undefined) places.set(key, [{ source, offset, words }])
      else if (same.length < MOST_PLACES) same.push({ source, offset, words })
    }
  }
  return places
}

function sharedBefore(one: string, at: number, other: string, offset: number, reached: number): number {
  let shared = 0
  const most = Math.min(at - reached, offset)
  while (shared < most && one[at - shared - 1] === other[offset - shared - 1]) shared++
  return shared
}

function sharedAfter(one: string, at: number, other: string, offset: number): number {
  let shared = 0
  const most = Math.min(one.length - at, other.length - offset)
  while (shared < most && one[at + shared] === other[offset + shared]) shared++
  return shared
}

/** Without half a character at either end. */
function trimmed<Of extends Run>(
  copy: Stretch<Of>,
  inCopy: number,
  source: Stretch<Of>,
  inSource: number,
  length: number,
): Candidate<Of> {
  const { text } = copy.run
  const start = cutsText(text, copy.from + inCopy) ? 1 : 0
  const end = cutsText(text, copy.from + inCopy + length) ? 1 : 0
  return candidate(copy, inCopy + start, source, inSource + start, length - start - end)
}

function candidate<Of extends Run>(
  copy: Stretch<Of>,
  inCopy: number,
  source: Stretch<Of>,
  inSource: number,
  length: number,
): Candidate<Of> {
  return {
    copy: part(copy, inCopy, length),
    source: part(source, inSource, length),
    length,
    within: { copy, source },
  }
}

/** The first of those that overlap. */
function withoutOverlaps<Of extends Run>(likely: readonly Candidate<Of>[]): Candidate<Of>[] {
  const taken = new Map<Stretch<Of>, Stretch<Of>[]>()
  const isFree = (within: Stretch<Of>, { from, to }: Stretch<Of>) =>
    !(taken.get(within) ?? []).some((other) => from < other.to && other.from < to)
  const take = (within: Stretch<Of>, stretch: Stretch<Of>) =>
    taken.set(within, [...(taken.get(within) ?? []), stretch])
  return likely.filter(({ copy, source, within }) => {
    if (!isFree(within.copy, copy) || !isFree(within.source, source)) return false
    take(within.copy, copy)
    take(within.source, source)
    return true
  })
}

/** What is left of the stretches when these matches are taken out. */
function remaining<Of extends Run>(
  stretches: readonly Stretch<Of>[],
  taken: readonly Candidate<Of>[],
  side: 'copy' | 'source',
): Stretch<Of>[] {
  const out = Map.groupBy(taken, (match) => match.within[side])
  return stretches.flatMap((stretch) => {
    const cuts = (out.get(stretch) ?? []).map((match) => match[side]).sort((a, b) => a.from - b.from)
    const starts = [stretch.from, ...cuts.map(({ to }) => to)]
    const ends = [...cuts.map(({ from }) => from), stretch.to]
    return starts.flatMap((from, index) => {
      const to = ends[index] ?? from
      return to > from ? [{ run: stretch.run, from, to }] : []
    })
  })
}

/** Of equal length, those that have the least around them come first. */
function extra<Of extends Run>({ within }: Candidate<Of>): number {
  return lengthOf(within.copy) + lengthOf(within.source)
}

function whole<Of extends Run>(run: Of): Stretch<Of> {
  return { run, from: 0, to: run.text.length }
}

function part<Of extends Run>({ run, from }: Stretch<Of>, offset: number, length: number): Stretch<Of> {
  return { run, from: from + offset, to: from + offset + length }
}

function isSame<Of extends Run>(one: Stretch<Of>, other: Stretch<Of>): boolean {
  return one.from === other.from && one.to === other.to
}

function lengthOf<Of extends Run>({ from, to }: Stretch<Of>): number {
  return to - from
}

function textOf<Of extends Run>({ run, from, to }: Stretch<Of>): string {
  return run.text.slice(from, to)
}
