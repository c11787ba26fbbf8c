// The roster of a plenary: one line per city in the plenary's order, five separate facts to tick.
import type { OrderRule } from '@plenary/shared/declaration/city-order'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { Loaded } from '../api/loaded.tsx'
import { type PlenaryWithRoster, usePlenary } from '../api/plenaries.ts'
import { problemSentence } from '../api/problem-error.ts'
import { ROSTER_FACTS, type RosterFacts, usePutRosterEntry } from '../api/roster.ts'
import { EmptyPanel, Panel } from '../ui/area.tsx'
import { CitiesOffRoster } from './cities-off-roster.tsx'
import { CityDialog } from './city-dialog.tsx'
import { PlenaryProxies } from './plenary-proxies.tsx'
import styles from './roster.module.css'
import { RosterLine } from './roster-line.tsx'

const ORDER_SENTENCES = {
  alphabetical: 'orderSaidAlphabetical',
  'host-last': 'orderSaidHostLast',
  'host-first': 'orderSaidHostFirst',
} as const satisfies Record<OrderRule, string>

export function PlenaryRoster({ plenaryId }: { plenaryId: string }) {
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
      <Panel
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

export interface RosterTableProps {
  plenary: PlenaryWithRoster
  onPut: (city: string, changed: Partial<RosterFacts>) => void
}

export function RosterTable({ plenary, onPut }: RosterTableProps) {
  const { t } = useTranslation('secretariat')
  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noRedundantRoles: on narrow screens the rows are no table to CSS, but stay one to readers */}
      <table role="table" className={styles.roster}>
        <thead>
          <tr>
            <th scope="col">{t('city')}</th>
            {ROSTER_FACTS.map((fact) => (
              <th key={fact} scope="col">
                {t(fact)}
              </th>
            ))}
            <th scope="col">{t('note')}</th>
            <th scope="col">
              <span className="spoken">{t('rosterTakeOff')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plenary.roster.map((entry) => (
            <RosterLine
              key={entry.city.id}
              plenaryId={plenary.id}
              entry={entry}
              roster={plenary.roster}
              isHost={entry.city.id === plenary.hostCityId}
              onPut={(changed) => onPut(entry.city.id, changed)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
