// The facts of a plenary: names, place, dates, time zone, host, order of the cities, and how it decides.
import { NativeSelect, Radio, TextInput } from '@mantine/core'
import type { City, Plenary } from '@plenary/shared/api/plenary-routes'
import { ORDER_RULES, type OrderRule } from '@plenary/shared/declaration/city-order'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormProblem } from '../api/field-problem.ts'
import { type PlenaryBody, useSavePlenary } from '../api/plenaries.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Form } from '../ui/form.tsx'
import { draftNames, namesOf } from './names-draft.ts'
import { NamesFields } from './names-fields.tsx'
import styles from './plenary-form.module.css'
import { DecisionRuleFields, type RuleFault, ruleFaults } from './plenary-form-rule.tsx'
import { TimeZoneField, zoneOfDevice } from './time-zone-field.tsx'

const ORDER_WORDS = {
  alphabetical: 'orderAlphabetical',
  'host-last': 'orderHostLast',
  'host-first': 'orderHostFirst',
} as const satisfies Record<OrderRule, string>

export interface PlenaryFormProps {
  /** Undefined for a new one. */
  plenary?: Plenary | undefined
  /** Among which the host is chosen. */
  cities: readonly City[]
  act: string
  onSaved: (id: string) => void
}

export function PlenaryForm({ plenary, cities, act, onSaved }: PlenaryFormProps) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const save = useSavePlenary()
  const problem = useFormProblem(save.error)
  const [names, setNames] = useState(() => draftNames(plenary?.names))
  const [facts, setFacts] = useState<Omit<PlenaryBody, 'names'>>({
    place: plenary?.place ?? '',
    startsOn: plenary?.startsOn ?? '',
    endsOn: plenary?.endsOn ?? '',
    orderRule: plenary?.orderRule ?? 'alphabetical',
    hostCityId: plenary?.hostCityId ?? null,
    decisionRule: plenary?.decisionRule ?? { kind: 'consensus' },
    timeZone: plenary === undefined ? zoneOfDevice() : plenary.timeZone,
  })
  const [wasTried, setTried] = useState(false)
  const change = (changed: Partial<typeof facts>) => setFacts((before) => ({ ...before, ...changed }))
  const body = { ...facts, names: namesOf(names) }
  const faultAt = (field: string) => {
    const fault = wasTried ? faultsOf(body)[field] : undefined
    return fault === undefined ? problem.at(field) : t(fault)
  }
  const send = () => {
    setTried(true)
    if (Object.keys(faultsOf(body)).length === 0)
      save.mutate({ id: plenary?.id, body }, { onSuccess: onSaved })
  }
  return (
    <Form
      act={act}
      isBusy={save.isPending}
      failure={problem.sentence}
      done={save.isSuccess ? t('plenarySaved') : undefined}
      onSubmit={send}
    >
      <NamesFields
        lines={names}
        onChange={setNames}
        faultAt={faultAt}
        fault={faultAt('names')}
        hint={t('plenaryNameHint')}
      />
      <TextInput
        name="place"
        label={t('place')}
        value={facts.place}
        error={faultAt('place')}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      <div className={styles.days}>
        <TextInput
          type="date"
          name="startsOn"
          label={t('startsOn')}
          value={facts.startsOn}
          error={faultAt('startsOn')}
          onChange={(event) => change({ startsOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          name="endsOn"
          label={t('endsOn')}
          value={facts.endsOn}
          error={faultAt('endsOn')}
          onChange={(event) => change({ endsOn: event.currentTarget.value })}
        />
      </div>
      <TimeZoneField
        value={facts.timeZone ?? null}
        day={facts.startsOn}
        error={faultAt('timeZone')}
        onChange={(timeZone) => change({ timeZone })}
      />
      <NativeSelect
        name="hostCityId"
        label={t('hostCity')}
        value={facts.hostCityId ?? ''}
        error={faultAt('hostCityId')}
        onChange={(event) => change({ hostCityId: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('hostNone') },
          ...cities.map((city) => ({ value: city.id, label: nameIn(city.names, interfaceLanguage()) })),
        ]}
      />
      <Radio.Group
        label={t('orderRule')}
        value={facts.orderRule}
        onChange={(value) =>
          change({ orderRule: ORDER_RULES.find((rule) => rule === value) ?? 'alphabetical' })
        }
      >
        <div className={styles.rules}>
          {ORDER_RULES.map((rule) => (
            <Radio key={rule} value={rule} label={t(ORDER_WORDS[rule])} />
          ))}
        </div>
      </Radio.Group>
      <DecisionRuleFields
        rule={facts.decisionRule}
        faultAt={faultAt}
        onChange={(decisionRule) => change({ decisionRule })}
      />
    </Form>
  )
}

type Fault = 'nameMissing' | 'shell:fieldMissing' | 'endsBeforeStart' | RuleFault

/** What the form can tell by itself, by field; the server asks again. */
function faultsOf({ names, place, startsOn, endsOn, decisionRule }: PlenaryBody): Record<string, Fault> {
  return {
    ...ruleFaults(decisionRule),
    ...(Object.keys(names).length === 0 ? { names: 'nameMissing' as const } : {}),
    ...(place.trim() === '' ? { place: 'shell:fieldMissing' as const } : {}),
    ...(startsOn === '' ? { startsOn: 'shell:fieldMissing' as const } : {}),
    ...(endsOn === '' ? { endsOn: 'shell:fieldMissing' as const } : {}),
    ...(startsOn !== '' && endsOn !== '' && endsOn < startsOn ? { endsOn: 'endsBeforeStart' as const } : {}),
  }
}
