// What blocks the adoption and what is open, as the questions before closing and adopting list it.
import { nameIn } from '@plenary/shared/declaration/name-in'
import type { ShownDecision } from '@plenary/shared/positions/shown-decision'
import { useTranslation } from 'react-i18next'
import { useDecisionWords } from '../i18n/decision-words.ts'
import { useDesk } from './desk-context.ts'

export function Matters({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div role="status">
      <h3>{title}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

/** As the server would decide it now. */
export function useMatters(decision: ShownDecision | undefined) {
  const { i18n } = useTranslation()
  const { roster } = useDesk().declaration
  const words = useDecisionWords(decision ?? NOTHING, (cityId) => {
    const entry = roster.find(({ city }) => city.id === cityId)
    return entry ? nameIn(entry.city.names, i18n.language) : cityId
  })
  return { against: words.against(decision ?? NOTHING), open: words.open(decision ?? NOTHING) }
}

const NOTHING: ShownDecision = {
  rule: { kind: 'consensus' },
  numberStyle: 'decimal',
  clauses: 0,
  cities: [],
  against: [],
  open: [],
}
