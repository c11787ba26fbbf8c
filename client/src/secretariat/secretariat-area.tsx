// The secretariat's own part: overview, cities, people.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/people.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Area } from '../ui/area.tsx'

export function SecretariatArea() {
  const { t } = useTranslation('secretariat')
  const me = useMe()
  return (
    <Area
      title={t('areaTitle')}
      lead={me && nameIn(me.networkNames, interfaceLanguage())}
      tabsLabel={t('areaTabs')}
      tabs={
        <>
          <Link to="/secretariat" activeOptions={{ exact: true }}>
            {t('tabOverview')}
          </Link>
          <Link to="/secretariat/cities">{t('tabCities')}</Link>
          <Link to="/secretariat/people">{t('tabPeople')}</Link>
        </>
      }
    >
      <Outlet />
    </Area>
  )
}
