// The roster of a plenary: one line per city in the plenary's order, five separate facts to tick.
import type { OrderRule } from '@plenary/shared/declaration/city-order'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { Loaded } from '../api/loaded.tsx'
import { usePlenary } from '../api/plenaries.ts'
import { problemSentence } from '../api/problem-error.ts'
import { usePutRosterEntry } from '../api/roster.ts'
import { EmptyPanel, Panel } from '../ui/area.tsx'
import { CitiesOffRoster } from './cities-off-roster.tsx'
import { CityDialog } from './city-dialog.tsx'
import { DecisionStrip } from './decision-strip.tsx'
import { PlenaryProxies } from './plenary-proxies.tsx'
import styles from './roster.module.css'
import { cityName, RosterTable } from './roster-table.tsx'

const ORDER_SENTENCES = {
  alphabetical: 'orderSaidAlphabetical',
  'host-last': 'orderSaidHostLast',
  'host-first': 'orderSaidHostFirst',
} as const satisfies Record<OrderRule, string>

export interface PlenaryRosterProps {
  plenaryId: string
  /** The declaration on whose desk it stands; of every one of the plenary the effect is said, where it is left out. */
  declarationId?: string | undefined
}

/** With what every change does to the decision. */
export function PlenaryRoster({ plenaryId, declarationId }: PlenaryRosterProps) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const plenary = usePlenary(plenaryId)
  const cities = useCities()
  const { put, error } = usePutRosterEntry(plenaryId)
  const [isAdding, setAdding] = useState(false)
  const roster = plenary.data?.roster ?? []
  const others = cities.data?.filter(({ id }) => roster.every(({ city }) => city.id !== id)) ?? []
  const add = (city: string) => put(city, {})
  const isEmpty = plenary.data !== undefined && roster.length === 0
  const newCity = (
    <button
      type="button"
      className={isEmpty && others.length === 0 ? 'button filled' : 'button'}
      onClick={() => setAdding(true)}
    >
      {t('rosterNewCity')}
    </button>
  )
  return (
    <>
      {plenary.data && roster.length > 0 && (
        <DecisionStrip
          plenaryId={plenaryId}
          declarationId={declarationId}
          nameOf={(cityId) => cityName(plenary.data, cityId)}
        />
      )}
      <Panel
        isWide
        title={t('tabRoster')}
        lead={plenary.data && t('rosterLead', { order: t(ORDER_SENTENCES[plenary.data.orderRule]) })}
        acts={isEmpty ? undefined : newCity}
      >
        {error && (
          <p role="alert" className={styles.fault}>
            {problemSentence(error, t('shell:offlineBody'))}
          </p>
        )}
        <Loaded query={plenary}>
          {(loaded) =>
            loaded.roster.length === 0 ? (
              <EmptyPanel sentence={t('rosterEmpty')}>
                {others.length > 0 ? (
                  <div className={styles.begin}>
                    <button
                      type="button"
                      className="button filled"
                      onClick={() => {
                        for (const { id } of others) add(id)
                      }}
                    >
                      {t('rosterAddAll', { count: others.length })}
                    </button>
                    {newCity}
                  </div>
                ) : (
                  newCity
                )}
              </EmptyPanel>
            ) : (
              <RosterTable plenary={loaded} onPut={put} />
            )
          }
        </Loaded>
      </Panel>
      {plenary.data && roster.length > 1 && <PlenaryProxies plenary={plenary.data} />}
      {others.length > 0 && <CitiesOffRoster cities={others} onAdd={add} />}
      {isAdding && <CityDialog onClose={() => setAdding(false)} onSaved={add} />}
    </>
  )
}
