// The secretariat's overview: plenaries, cities, people, the network's name and roots.
import type { Plenary } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { usePlenaries } from '../api/declarations.ts'
import { Loaded } from '../api/loaded.tsx'
import { useParticipants } from '../api/participants.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { EmptyPanel, Panel } from '../ui/area.tsx'
import lines from '../ui/lines.module.css'
import { NetworkName } from './network-name.tsx'
import { NetworkRoots } from './network-roots.tsx'

export function SecretariatHome() {
  return (
    <>
      <Plenaries />
      <Cities />
      <People />
      <NetworkName />
      <NetworkRoots />
    </>
  )
}

function Plenaries() {
  const { t } = useTranslation('secretariat')
  const plenaries = usePlenaries()
  const isEmpty = plenaries.data?.length === 0
  const create = (
    <Link to="/secretariat/plenaries/new" className="button filled">
      {t('plenaryNew')}
    </Link>
  )
  return (
    <Panel title={t('plenaries')} acts={isEmpty || !plenaries.data ? undefined : create}>
      <Loaded query={plenaries}>
        {(all) =>
          all.length === 0 ? (
            <EmptyPanel sentence={t('plenaryFirst')}>{create}</EmptyPanel>
          ) : (
            <ul className={lines.lines}>
              {all.map((plenary) => (
                <PlenaryLine key={plenary.id} plenary={plenary} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function PlenaryLine({ plenary }: { plenary: Plenary }) {
  const { days } = useFormats()
  return (
    <li>
      <div className={lines.what}>
        <Link to="/plenaries/$plenary" params={{ plenary: plenary.id }} className={lines.serif}>
          {nameIn(plenary.names, interfaceLanguage())}
        </Link>
      </div>
      <span className={lines.fact}>
        {plenary.place}, {days(plenary.startsOn, plenary.endsOn)}
      </span>
    </li>
  )
}

function Cities() {
  const { t } = useTranslation('secretariat')
  const cities = useCities()
  const { list } = useFormats()
  const names = cities.data?.map((city) => nameIn(city.names, interfaceLanguage())) ?? []
  return (
    <Panel
      title={t('cities')}
      lead={cities.data && (names.length === 0 ? t('citiesNone') : list(names))}
      acts={
        <Link to="/secretariat/cities" className="button">
          {t(names.length === 0 && cities.data ? 'cityFirst' : 'cities')}
        </Link>
      }
    />
  )
}

function People() {
  const { t } = useTranslation('secretariat')
  const people = useParticipants(null)
  const { list } = useFormats()
  return (
    <Panel
      title={t('secretariatPeople')}
      lead={people.data && list(people.data.map(({ name }) => name))}
      acts={
        <Link to="/secretariat/people" className="button">
          {t('tabPeople')}
        </Link>
      }
    />
  )
}
