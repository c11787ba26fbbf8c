// A plenary: its declarations, roster, people and details. A head of delegation sees the people of the own city only.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isSecretariat, useMe } from '../api/people.ts'
import { usePlenary } from '../api/plenaries.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Area } from '../ui/area.tsx'

export function PlenaryArea({ plenaryId }: { plenaryId: string }) {
  const { t } = useTranslation('secretariat')
  const { days } = useFormats()
  const me = useMe()
  const { data, error } = usePlenary(plenaryId)
  if (error && !data) throw error
  const params = { plenary: plenaryId }
  return (
    <Area
      title={data ? nameIn(data.names, interfaceLanguage()) : t('plenaryTabs')}
      lead={data && `${data.place}, ${days(data.startsOn, data.endsOn)}`}
      tabsLabel={t('plenaryTabs')}
      tabs={
        <>
          {isSecretariat(me) && (
            <>
              <Link to="/plenaries/$plenary" params={params} activeOptions={{ exact: true }}>
                {t('tabDeclarations')}
              </Link>
              <Link to="/plenaries/$plenary/roster" params={params}>
                {t('tabRoster')}
              </Link>
            </>
          )}
          <Link to="/plenaries/$plenary/people" params={params}>
            {t('tabPeople')}
          </Link>
          {isSecretariat(me) && (
            <Link to="/plenaries/$plenary/details" params={params}>
              {t('tabDetails')}
            </Link>
          )}
        </>
      }
    >
      <Outlet />
    </Area>
  )
}
