// A new plenary: its facts first, its roster next.
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { Loaded } from '../api/loaded.tsx'
import { Column } from '../ui/column.tsx'
import { PlenaryForm } from './plenary-form.tsx'

export function NewPlenaryPage() {
  const { t } = useTranslation('secretariat')
  const navigate = useNavigate()
  const cities = useCities()
  return (
    <Column isNarrow title={t('plenaryNewTitle')} lead={t('plenaryNewLead')}>
      <Loaded query={cities}>
        {(all) => (
          <PlenaryForm
            cities={all}
            act={t('plenaryCreate')}
            onSaved={(plenary) =>
              void navigate({ to: '/plenaries/$plenary/roster', params: { plenary }, replace: true })
            }
          />
        )}
      </Loaded>
    </Column>
  )
}
