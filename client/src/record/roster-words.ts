// What an entry says of a city on the roster, each fact in words.
import type { RecordedEntry } from '@plenary/shared/api/audit-routes'
import { useTranslation } from 'react-i18next'
import { ROSTER_FACTS, type RosterFact } from '../api/roster.ts'
import { useFormats } from '../i18n/format.ts'
import type { roster } from '../i18n/words/en/roster.ts'

type RosterKey = keyof typeof roster
const FACT_WORDS: Record<RosterFact, readonly [yes: RosterKey, no: RosterKey]> = {
  member: ['isMember', 'isNotMember'],
  present: ['isPresent', 'isNotPresent'],
  counts: ['doesCount', 'doesNotCount'],
  named: ['isNamed', 'isNotNamed'],
  signs: ['doesSign', 'doesNotSign'],
}

/** Undefined for an entry about something else. */
export function useRosterWords({ action, data }: RecordedEntry): string | undefined {
  const { t } = useTranslation('roster')
  const { list } = useFormats()
  if (action !== 'roster-entry-put') return undefined
  return list(ROSTER_FACTS.map((fact) => t(FACT_WORDS[fact][data[fact] === true ? 0 : 1])))
}
