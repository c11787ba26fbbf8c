// The table of the roster: what is known of every city, from several sources, in one line each.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { proxiesInForce } from '@plenary/shared/positions/proxies'
import { useTranslation } from 'react-i18next'
import { useParticipants } from '../api/participants.ts'
import type { PlenaryWithRoster } from '../api/plenaries.ts'
import { useProxies } from '../api/positions.ts'
import { ROSTER_FACTS, type RosterFacts } from '../api/roster.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import styles from './roster.module.css'
import { RosterLine } from './roster-line.tsx'

export interface RosterTableProps {
  plenary: PlenaryWithRoster
  onPut: (city: string, changed: Partial<RosterFacts>) => void
}

export function RosterTable({ plenary, onPut }: RosterTableProps) {
  const { t } = useTranslation('secretariat')
  const people = useParticipants(plenary.id).data
  const proxies = useProxies(plenary.id).data ?? []
  const attendance = plenary.roster.map(({ city, present }) => ({ cityId: city.id, present }))
  const inForce = proxiesInForce(proxies, attendance)
  const ofPlenary = {
    proxies,
    inForce: proxies.filter((proxy) => inForce.includes(proxy)),
    nameOf: (cityId: string) => cityName(plenary, cityId),
  }
  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noRedundantRoles: where the rows are folded they are no table to CSS, but stay one to readers */}
      <table role="table" className={styles.roster}>
        <thead>
          <tr>
            <th scope="col">{t('city')}</th>
            {ROSTER_FACTS.map((fact) => (
              <th key={fact} scope="col">
                {t(fact)}
              </th>
            ))}
            <th scope="col">{t('head')}</th>
            <th scope="col">{t('proxy')}</th>
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
              people={people?.filter(({ cityId }) => cityId === entry.city.id)}
              proxies={ofPlenary}
              onPut={(changed) => onPut(entry.city.id, changed)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The name of a city of the roster. */
export function cityName({ roster }: PlenaryWithRoster, cityId: string): string {
  const entry = roster.find(({ city }) => city.id === cityId)
  return entry ? nameIn(entry.city.names, interfaceLanguage()) : ''
}
