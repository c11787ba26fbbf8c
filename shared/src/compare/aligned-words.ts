// Which words of two wordings are the same: the longest common run of them, found without comparing each with each.
import { longestRun } from './longest-run.ts'

/** Above this many differences a stretch is divided at the words that are in both once; without one it is replaced. */
const MOST_DIFFERENCES = 800

/**
 * For every word of `now`, its place in `before`, or -1. Words are numbers: equal where they read alike.
 * @param pinned words that are known to be the same, in this form; those of both sides in one order
 */
export function alignedWords(before: Int32Array, now: Int32Array, pinned?: Int32Array): Int32Array {
  const places = pinned ? pinned.slice() : new Int32Array(now.length).fill(-1)
  let [b, n] = [0, 0]
  for (let at = 0; at <= now.length; at += 1) {
    const pin = at === now.length ? before.length : (places[at] ?? -1)
    if (pin < 0) continue
    align({ before, now, places }, { b, bEnd: pin, n, nEnd: at })
    ;[b, n] = [pin + 1, at + 1]
  }
  return places
}

interface Sides {
  readonly before: Int32Array
  readonly now: Int32Array
  readonly places: Int32Array
}

interface Stretch {
  readonly b: number
  readonly bEnd: number
  readonly n: number
  readonly nEnd: number
}

function align(sides: Sides, { b, bEnd, n, nEnd }: Stretch): void {
  const { before, now, places } = sides
  while (b < bEnd && n < nEnd && before[b] === now[n]) places[n++] = b++
  while (b < bEnd && n < nEnd && before[bEnd - 1] === now[nEnd - 1]) places[--nEnd] = --bEnd
  if (b === bEnd || n === nEnd) return
  const stretch = { b, bEnd, n, nEnd }
  if (!alignFewDifferences(sides, stretch)) alignAtLandmarks(sides, stretch)
}

/** Myers, "An O(ND) Difference Algorithm and Its Variations". False where there are too many differences. */
function alignFewDifferences(sides: Sides, stretch: Stretch): boolean {
  const { before, now } = sides
  const { b, bEnd, n, nEnd } = stretch
  const [width, height] = [bEnd - b, nEnd - n]
  const most = Math.min(width + height, MOST_DIFFERENCES)
  const furthest = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let d = 0; d <= most; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      const [left, right] = [furthest[most + k] ?? 0, furthest[most + k + 2] ?? 0]
      let x = k === -d || (k !== d && left < right) ? right : left + 1
      while (x < width && x - k < height && before[b + x] === now[n + x - k]) x += 1
      furthest[most + k + 1] = x
      if (x < width || x - k < height) continue
      trace.push(furthest.slice(most - d, most + d + 3))
      walkBack(sides.places, stretch, trace)
      return true
    }
    trace.push(furthest.slice(most - d, most + d + 3))
  }
  return false
}

function walkBack(places: Int32Array, { b, bEnd, n, nEnd }: Stretch, trace: readonly Int32Array[]): void {
  let [x, y] = [bEnd - b, nEnd - n]
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const k = x - y
    // Of the round before: its diagonal k stands at k + d.
    const earlier = (diagonal: number) => (d === 0 ? 0 : (trace[d - 1]?.[diagonal + d] ?? 0))
    const isInsertion = k === -d || (k !== d && earlier(k - 1) < earlier(k + 1))
    const startX = d === 0 ? 0 : isInsertion ? earlier(k + 1) : earlier(k - 1) + 1
    while (x > startX) {
      x -= 1
      y -= 1
      places[n + y] = b + x
    }
    if (isInsertion) y -= 1
    else x -= 1
  }
}

/** Patience: words that are in both sides once, in their longest common order, divide the stretch. */
function alignAtLandmarks(sides: Sides, { b, bEnd, n, nEnd }: Stretch): void {
  const { before, now, places } = sides
  const once = onlyPlaces(now, n, nEnd)
  const landmarks = [...onlyPlaces(before, b, bEnd)]
    .flatMap(([word, place]) => {
      const there = once.get(word) ?? -1
      return place < 0 || there < 0 ? [] : [{ b: place, n: there }]
    })
    .sort((one, other) => one.b - other.b)
  const kept = longestRun(landmarks.map((landmark) => landmark.n)).map((index) => landmarks[index])
  let from = { b, n }
  for (const landmark of kept) {
    if (landmark === undefined) continue
    places[landmark.n] = landmark.b
    align(sides, { b: from.b, bEnd: landmark.b, n: from.n, nEnd: landmark.n })
    from = { b: landmark.b + 1, n: landmark.n + 1 }
  }
  if (kept.length > 0) align(sides, { b: from.b, bEnd, n: from.n, nEnd })
}

/** The place of every word that is there once, and -1 for the others. */
function onlyPlaces(words: Int32Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? 0
    places.set(word, places.has(word) ? -1 : at)
  }
  return places
}
