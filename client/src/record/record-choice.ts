// What a reader of the record chooses to see, and what the server is asked for.
import type { AuditFilters } from '@plenary/shared/api/audit-routes'
import { AUDIT_KINDS, type AuditKind } from '@plenary/shared/words/audit-sentences'

export interface RecordChoice {
  readonly city: string
  readonly person: string
  readonly kind: AuditKind | ''
  readonly isRefusedOnly: boolean
  /** Calendar days where the reader is, the last one included; empty for no bound. */
  readonly fromDay: string
  readonly toDay: string
}

export const EVERYTHING: RecordChoice = {
  city: '',
  person: '',
  kind: '',
  isRefusedOnly: false,
  fromDay: '',
  toDay: '',
}

export function isEverything(choice: RecordChoice): boolean {
  return Object.keys(filtersOf(choice)).length === 0
}

export function filtersOf({ city, person, kind, isRefusedOnly, fromDay, toDay }: RecordChoice): AuditFilters {
  const [from, to] = [startOf(fromDay, 0), startOf(toDay, 1)]
  return {
    ...(city === '' ? {} : { city }),
    ...(person === '' ? {} : { person }),
    ...(kind === '' ? {} : { action: AUDIT_KINDS[kind].join(',') }),
    ...(isRefusedOnly ? { refused: 'only' as const } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

/** The first moment of a day where the reader is, so many days later. */
function startOf(day: string, later: number): string | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return undefined
  const moment = new Date(year, month - 1, date + later)
  // A year that is still being typed, such as 0002, is read as another one.
  return moment.getFullYear() < 1970 ? undefined : moment.toISOString()
}
