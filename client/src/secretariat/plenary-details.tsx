// The facts of a plenary, to change.
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { Loaded } from '../api/loaded.tsx'
import { usePlenary } from '../api/plenaries.ts'
import { Panel } from '../ui/area.tsx'
import styles from './plenary-details.module.css'
import { PlenaryForm } from './plenary-form.tsx'

export function PlenaryDetails({ plenaryId }: { plenaryId: string }) {
  const { t } = useTranslation('secretariat')
  const plenary = usePlenary(plenaryId)
  const cities = useCities()
  return (
    <Panel title={t('tabDetails')}>
      <Loaded query={cities}>
        {(all) => (
          <Loaded query={plenary}>
            {(facts) => (
              <div className={styles.form}>
                <PlenaryForm plenary={facts} cities={all} act={t('plenarySave')} onSaved={() => {}} />
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </Panel>
  )
}
