// Where a head of delegation finds the own people: straight there with one delegation, else a list of the plenaries.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link, Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePlenaries } from '../api/declarations.ts'
import { Loaded } from '../api/loaded.tsx'
import { useMe } from '../api/people.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Column } from '../ui/column.tsx'
import lines from '../ui/lines.module.css'
import { Statement } from '../ui/statement.tsx'

export function OwnDelegations() {
  const { t } = useTranslation('people')
  const me = useMe()
  const plenaries = usePlenaries()
  const headed = (me?.memberships ?? []).flatMap(({ role, plenaryId }) =>
    role === 'head' && plenaryId !== null ? plenaryId : [],
  )
  const [only] = headed
  if (only === undefined) return <Statement title={t('noPlenary')} body={t('noPlenaryBody')} />
  if (headed.length === 1)
    return <Navigate to="/plenaries/$plenary/people" params={{ plenary: only }} replace />
  return (
    <Column title={t('choosePlenary')}>
      <Loaded query={plenaries}>
        {(all) => (
          <ul className={lines.lines}>
            {all
              .filter(({ id }) => headed.includes(id))
              .map(({ id, names }) => (
                <li key={id}>
                  <Link to="/plenaries/$plenary/people" params={{ plenary: id }} className={lines.serif}>
                    {nameIn(names, interfaceLanguage())}
                  </Link>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Column>
  )
}
