// How the two sides of a comparison are called, and when they were.

import type { Comparison } from '@plenary/shared/api/past-routes'
import { useFormats } from '../i18n/format.ts'
import type { ComparedMoments } from './compared-moments.ts'

export interface ComparedSide {
  /** As addresses write it. */
  readonly value: string
  readonly title: string
  readonly time: string | undefined
  /** The same as a moment. */
  readonly at: string | number | undefined
}

export interface ComparedSides {
  readonly from: ComparedSide
  readonly to: ComparedSide
}

/** What is compared now was read when the comparison came. */
export function useComparedSides(
  { momentOf }: ComparedMoments,
  { from, to }: { from: string; to: string },
  { data, dataUpdatedAt }: { data: Comparison | undefined; dataUpdatedAt: number },
): ComparedSides {
  const { minute } = useFormats()
  const side = (value: string, found: Comparison['from'] | undefined): ComparedSide => {
    const moment = momentOf(value)
    const at = value === 'now' ? data && dataUpdatedAt : (moment.at ?? found?.at ?? undefined)
    return { value, title: moment.title, at, time: at === undefined ? undefined : minute(at) }
  }
  return { from: side(from, data?.from), to: side(to, data?.to) }
}
