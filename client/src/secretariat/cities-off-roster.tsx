// Cities of the network that are not on the roster: one click puts one there, or all.
import type { City } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Panel } from '../ui/area.tsx'
import lines from '../ui/lines.module.css'

export interface CitiesOffRosterProps {
  cities: readonly City[]
  onAdd: (city: string) => void
}

export function CitiesOffRoster({ cities, onAdd }: CitiesOffRosterProps) {
  const { t } = useTranslation('secretariat')
  const addAll = () => {
    for (const { id } of cities) onAdd(id)
  }
  return (
    <Panel
      title={t('rosterOthers')}
      acts={
        cities.length > 1 ? (
          <button type="button" className="button" onClick={addAll}>
            {t('rosterAddAllMissing', { count: cities.length })}
          </button>
        ) : undefined
      }
    >
      <ul className={lines.lines}>
        {cities.map((city) => {
          const name = nameIn(city.names, interfaceLanguage())
          return (
            <li key={city.id}>
              <span className={lines.what}>{name}</span>
              <button
                type="button"
                className="button small"
                aria-label={t('rosterAddNamed', { city: name })}
                onClick={() => onAdd(city.id)}
              >
                {t('rosterAdd')}
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
