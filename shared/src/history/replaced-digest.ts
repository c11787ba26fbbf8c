// The digest of what a restoration replaces: with it, nothing else is replaced than what was shown.
import { clauseDigest, textDigest } from '../canon/digests.ts'
import type { ContentJson } from '../schema/content.ts'
import { numberedClauses } from '../schema/numbered-clauses.ts'
import { clausePlaces } from './clause-places.ts'

/** Of the whole text, or of one clause, whatever stands beside it. A clause that is not there is as one without words. */
export function replacedDigest(now: ContentJson, clauseId: string | undefined): string {
  if (clauseId === undefined) return textDigest(now)
  const place = clausePlaces(numberedClauses(now)).get(clauseId)
  return clauseDigest(place?.clause ?? { type: 'clause', attrs: { id: clauseId } })
}
