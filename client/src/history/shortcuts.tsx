// What one most often wants to know: what changed since one looked last, and since the own city agreed.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { useLedger } from '../api/positions.ts'
import { useVisit } from '../api/versions.ts'
import { useFormats } from '../i18n/format.ts'
import { CompareLink } from './compare-link.tsx'
import styles from './shortcuts.module.css'

export interface ShortcutsProps {
  declaration: DeclarationFacts
  text: TextFacts
}

export function Shortcuts({ declaration, text }: ShortcutsProps) {
  const { t, i18n } = useTranslation('versions')
  const { minute } = useFormats()
  const { id: declarationId, cityId, roster } = declaration
  const before = useVisit(text.id).data?.before
  const ledger = useLedger(declarationId).data
  const hasStated = ledger?.some((entry) => entry.cityId === cityId)
  const own = hasStated ? roster.find(({ city }) => city.id === cityId)?.city : undefined
  const city = own && nameIn(own.names, i18n.language)
  if (!before && city === undefined) return null
  return (
    <ul className={styles.shortcuts} aria-label={t('shortcuts')}>
      {before && (
        <li>
          <CompareLink declarationId={declarationId} from={`sequence:${before.sequence}`} to="now">
            {t('sinceVisit')}
          </CompareLink>
          <span>{t('sinceVisitAt', { time: minute(before.at) })}</span>
        </li>
      )}
      {city !== undefined && (
        <li>
          <CompareLink declarationId={declarationId} from={`city:${cityId}`} to="now">
            {t('sinceAgreed', { city })}
          </CompareLink>
          <span>{t('sinceAgreedHint', { city })}</span>
        </li>
      )}
    </ul>
  )
}
