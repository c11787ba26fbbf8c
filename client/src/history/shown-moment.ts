// What a moment of the past that is shown is: the version that was asked for, and when it was.
import type { FoundMoment, PastText } from '@plenary/shared/api/past-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import type { AskedMoment } from '../api/versions.ts'
import type { PlaceEntry } from './time-line.ts'

export type ShownMoment = FoundMoment & { readonly asked: AskedMoment }

export function shownVersion({ versionId }: FoundMoment, places: readonly PlaceEntry[]): Version | undefined {
  const place = places.find((place) => place.kind === 'version' && place.version.id === versionId)
  return place?.kind === 'version' ? place.version : undefined
}

/** As the reader asked; of a version when it was made, which is later than its last word. Null where nothing was written. */
export function shownAt(past: ShownMoment, places: readonly PlaceEntry[]): string | null {
  if ('at' in past.asked) return past.asked.at
  return shownVersion(past, places)?.at ?? past.at
}

export interface ShownDigest {
  readonly digest: string
  readonly label: 'digest' | 'digestOfText'
}

/** A version has the digest that its line has: the declaration's. Any other moment is one of this text alone. */
export function shownDigest(
  past: ShownMoment & Pick<PastText, 'digest'>,
  places: readonly PlaceEntry[],
): ShownDigest | undefined {
  if (past.at === null) return undefined
  if (past.versionId === null) return { digest: past.digest, label: 'digestOfText' }
  const version = shownVersion(past, places)
  return version && { digest: version.digest, label: 'digest' }
}
