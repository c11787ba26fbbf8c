// The cities that sign, and what came of each so far.
import type { PublicSignature, Published } from '@plenary/shared/api/publication-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { IconCheck, IconX } from '../ui/icons.ts'
import styles from './public-signatures.module.css'

type PublicSigning = NonNullable<Published['signing']>

export function PublicSignatures({ signing: { cities } }: { signing: PublicSigning }) {
  return (
    <ol className={styles.cities}>
      {cities.map((city, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cities stand in the plenary's order
        <CityRow key={index} city={city} />
      ))}
    </ol>
  )
}

/** How many have signed. */
export function SignedCount({ signing: { cities, endedAt } }: { signing: PublicSigning }) {
  const { t } = useTranslation('published')
  const signed = cities.filter(({ outcome }) => outcome?.kind === 'signed').length
  return t(endedAt === null ? 'haveSigned' : 'signedBy', { signed, count: cities.length })
}

function CityRow({ city: { names, holder, outcome } }: { city: PublicSignature }) {
  const { t } = useTranslation('published')
  const language = interfaceLanguage()
  const said = useOutcome(outcome)
  return (
    <li data-outcome={outcome?.kind}>
      <span className={styles.glyph} aria-hidden="true">
        {outcome?.kind === 'signed' && <IconCheck size={16} stroke={2} />}
        {outcome?.kind === 'declined' && <IconX size={16} stroke={2} />}
      </span>
      <b>{nameIn(names, language)}</b>
      <span>{said}</span>
      {holder && <span>{t('byProxy', { city: nameIn(holder, language) })}</span>}
      {outcome?.kind === 'signed' && outcome.name !== '' && (
        <span>
          {[outcome.name, outcome.titles && nameIn(outcome.titles, language)].filter(Boolean).join(', ')}
        </span>
      )}
    </li>
  )
}

function useOutcome(outcome: PublicSignature['outcome']): string {
  const { t } = useTranslation('published')
  const { there } = usePlenaryTimes()
  if (outcome === null) return t('notYet')
  if (outcome.kind === 'absent') return t('absent')
  const time = there.dayAndMinute(outcome.at)
  return t(outcome.kind === 'declined' ? 'declined' : outcome.way, { time })
}
