// The filters of the record: each applies as soon as it is set.
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { AUDIT_KINDS, type AuditKind } from '@plenary/shared/words/audit-sentences'
import { useTranslation } from 'react-i18next'
import { EVERYTHING, isEverything, type RecordChoice } from './record-choice.ts'
import styles from './record-filters.module.css'

const KIND_WORDS = {
  locks: 'kindLocks',
  life: 'kindLife',
  signing: 'kindSigning',
  positions: 'kindPositions',
  text: 'kindText',
  roster: 'kindRoster',
  people: 'kindPeople',
} as const satisfies Record<AuditKind, string>
const KINDS = Object.keys(AUDIT_KINDS) as AuditKind[]

export interface RecordFiltersProps {
  choice: RecordChoice
  onChange: (choice: RecordChoice) => void
  roster: readonly RosterEntry[]
  people: readonly { readonly id: string; readonly name: string }[]
  /** Where the chosen entries are as a file. */
  fileAddress: string
}

export function RecordFilters({ choice, onChange, roster, people, fileAddress }: RecordFiltersProps) {
  const { t, i18n } = useTranslation('record')
  const change = (changed: Partial<RecordChoice>) => onChange({ ...choice, ...changed })
  return (
    <section className={styles.filters} aria-label={t('filters')}>
      <NativeSelect
        label={t('city')}
        value={choice.city}
        onChange={(event) => change({ city: event.currentTarget.value })}
        data={[
          { value: '', label: t('anyCity') },
          ...roster.map(({ city }) => ({ value: city.id, label: nameIn(city.names, i18n.language) })),
        ]}
      />
      <NativeSelect
        label={t('person')}
        value={choice.person}
        onChange={(event) => change({ person: event.currentTarget.value })}
        data={[
          { value: '', label: t('anybody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t('kind')}
        value={choice.kind}
        onChange={(event) => {
          const kind = KINDS.find((each) => each === event.currentTarget.value) ?? ''
          change({ kind, ...(kind === '' ? {} : { isRefusedOnly: false }) })
        }}
        data={[
          { value: '', label: t('anyKind') },
          ...KINDS.map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) })),
        ]}
      />
      <TextInput
        type="date"
        label={t('fromDay')}
        value={choice.fromDay}
        onChange={(event) => change({ fromDay: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('toDay')}
        value={choice.toDay}
        onChange={(event) => change({ toDay: event.currentTarget.value })}
      />
      <Checkbox
        className={styles.refused ?? ''}
        label={t('refusedOnly')}
        checked={choice.isRefusedOnly}
        onChange={(event) => {
          const isRefusedOnly = event.currentTarget.checked
          change({ isRefusedOnly, ...(isRefusedOnly ? { kind: '' } : {}) })
        }}
      />
      <div className={styles.acts}>
        {!isEverything(choice) && (
          <button type="button" className="button quiet" onClick={() => onChange(EVERYTHING)}>
            {t('clear')}
          </button>
        )}
        <a className="button" href={fileAddress} download>
          {t('download')}
        </a>
      </div>
    </section>
  )
}
