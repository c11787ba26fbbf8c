// The network's cities, by sort name: added and changed here.
import type { City } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { Loaded } from '../api/loaded.tsx'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { EmptyPanel, Panel } from '../ui/area.tsx'
import lines from '../ui/lines.module.css'
import styles from './cities-page.module.css'
import { CityDialog } from './city-dialog.tsx'

export function CitiesPage() {
  const { t } = useTranslation('secretariat')
  const cities = useCities()
  const [shown, setShown] = useState<City | 'new'>()
  const isEmpty = cities.data?.length === 0
  const add = (
    <button type="button" className="button filled" onClick={() => setShown('new')}>
      {t(isEmpty ? 'cityFirst' : 'cityAdd')}
    </button>
  )
  return (
    <Panel
      title={t('cities')}
      lead={isEmpty ? undefined : t('citiesLead')}
      acts={isEmpty || !cities.data ? undefined : add}
    >
      <Loaded query={cities}>
        {(all) =>
          all.length === 0 ? (
            <EmptyPanel sentence={t('citiesNone')}>{add}</EmptyPanel>
          ) : (
            <ul className={lines.lines}>
              {all.map((city) => (
                <CityLine key={city.id} city={city} onChange={() => setShown(city)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {shown !== undefined && (
        <CityDialog city={shown === 'new' ? undefined : shown} onClose={() => setShown(undefined)} />
      )}
    </Panel>
  )
}

function CityLine({ city, onChange }: { city: City; onChange: () => void }) {
  const { t } = useTranslation('secretariat')
  const name = nameIn(city.names, interfaceLanguage())
  const others = Object.entries(city.names).filter(([, other]) => other !== name)
  return (
    <li>
      <div className={lines.what}>
        <b>{name}</b>
        <small>
          {others.map(([language, other]) => (
            <span key={language} lang={language} className={styles.other}>
              {other}
            </span>
          ))}
          {city.sortName !== city.names.en && (
            <span className={styles.other}>{t('citySortedAs', { name: city.sortName })}</span>
          )}
        </small>
      </div>
      <span className={styles.codes}>
        {Object.entries(city.codes).map(([language, code]) => (
          <span key={language} lang={language}>
            {code}
          </span>
        ))}
      </span>
      <button
        type="button"
        className="button small"
        aria-label={t('cityChangeNamed', { city: name })}
        onClick={onChange}
      >
        {t('cityChange')}
      </button>
    </li>
  )
}
