// What was changed between two moments of a text, part by part, word by word, and by whom.
import type { ContentJson } from '../schema/content.ts'
import { Attribution, NOBODY, type StrokesByItem } from './attribution.ts'
import { comparedPieces } from './compared-pieces.ts'
import type { ComparedPart, Piece, Stroke } from './comparison.ts'
import { type MatchedPart, matchedParts } from './matched-parts.ts'
import { joinedStrokes } from './strokes.ts'
import { type TracedPart, type TracedText, untracedText } from './traced-text.ts'
import { WrittenPart } from './written-part.ts'

export interface ComparisonOptions {
  /** Of the text: how it divides words. */
  readonly language: string
  readonly strokes: StrokesByItem
}

/** All parts, those without a change too. */
export function compareTraced(
  before: TracedText,
  now: TracedText,
  { language, strokes }: ComparisonOptions,
): ComparedPart[] {
  const who = new Attribution(before, strokes)
  const matched = matchedParts(before, now)
  return matched.map((part) => comparedPart(part, matched, language, who))
}

/** The same for words that have no past: who made a change is left open. */
export function compareContents(before: ContentJson, now: ContentJson, language: string): ComparedPart[] {
  return compareTraced(untracedText(before), untracedText(now), { language, strokes: NOBODY })
}

function comparedPart(
  matched: MatchedPart,
  all: readonly MatchedPart[],
  language: string,
  who: Attribution,
): ComparedPart {
  const { before, now, isMoved } = matched
  const { container, clauseId } = (now ?? before) as TracedPart
  const pieces = comparedPieces(written(before, matched), written(now, matched), language, who)
  return {
    container,
    clauseId,
    fate: fateOf(matched, pieces),
    before: before ? { path: [...before.path] } : null,
    now: now ? { path: [...now.path] } : null,
    moved: isMoved && before && now ? movers(before, now, all, who) : null,
    pieces,
  }
}

/** What is not there has no words. */
function written(part: TracedPart | undefined, { before, now }: MatchedPart): WrittenPart {
  return new WrittenPart(part ?? { ...((now ?? before) as TracedPart), runs: [] })
}

function fateOf({ before, now }: MatchedPart, pieces: readonly Piece[]): ComparedPart['fate'] {
  if (before === undefined) return 'inserted'
  if (now === undefined) return 'deleted'
  return pieces.every(({ kind }) => kind === 'kept') ? 'same' : 'changed'
}

/** A clause that nobody touched: its clause was renamed around it, or others were moved to its other side. */
function movers(
  before: TracedPart,
  now: TracedPart,
  all: readonly MatchedPart[],
  who: Attribution,
): Stroke[] {
  const own = who.moved(before, now)
  if (own) return [own]
  const around =
    now.parent === before.parent ? undefined : all.find((each) => each.now?.key === now.parent)?.now
  if (around) return [who.named(around) ?? []].flat()
  const crossing = all.flatMap((other) => {
    if (other.before?.parent !== now.parent || other.now?.parent !== now.parent) return []
    const wasEarlier = isEarlier(other.before, before)
    return wasEarlier === isEarlier(other.now, now) ? [] : (who.moved(other.before, other.now) ?? [])
  })
  return joinedStrokes(crossing)
}

/** Of two clauses of one list. */
function isEarlier(one: TracedPart, other: TracedPart): boolean {
  return (one.path.at(-1) ?? 0) < (other.path.at(-1) ?? 0)
}
