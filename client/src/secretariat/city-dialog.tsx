// A city of the network in a dialog: added, or changed.
import { TextInput } from '@mantine/core'
import type { City } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSaveCity } from '../api/cities.ts'
import { useFormProblem } from '../api/field-problem.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { codesOf, draftNames, namesOf } from './names-draft.ts'
import { NamesFields } from './names-fields.tsx'

export interface CityDialogProps {
  /** Undefined for a new city. */
  city?: City | undefined
  onClose: () => void
  /** With the id of the city, once the server has recorded it. */
  onSaved?: (id: string) => void
}

export function CityDialog({ city, onClose, onSaved }: CityDialogProps) {
  const { t } = useTranslation('secretariat')
  return (
    <Dialog
      onClose={onClose}
      title={
        city ? t('cityChangeTitle', { city: nameIn(city.names, interfaceLanguage()) }) : t('cityNewTitle')
      }
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
      centered
    >
      <CityForm
        city={city}
        onSaved={(id) => {
          onSaved?.(id)
          onClose()
        }}
      />
    </Dialog>
  )
}

function CityForm({ city, onSaved }: { city: City | undefined; onSaved: (id: string) => void }) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const save = useSaveCity()
  const problem = useFormProblem(save.error)
  const [lines, setLines] = useState(() => draftNames(city?.names, city?.codes))
  const [ownSortName, setOwnSortName] = useState(city?.sortName)
  const [wasTried, setTried] = useState(false)
  const [names, codes] = [namesOf(lines), codesOf(lines)]
  const sortName = ownSortName ?? names.en ?? ''
  const fault = wasTried ? faultOf(names, codes) : undefined
  const isTooLong = Object.values(codes).some((code) => [...code].length > 4)
  const send = () => {
    setTried(true)
    if (faultOf(names, codes) || isTooLong || sortName.trim() === '') return
    save.mutate({ id: city?.id, body: { names, codes, sortName } }, { onSuccess: onSaved })
  }
  return (
    <Form act={t('citySave')} isBusy={save.isPending} failure={problem.sentence} onSubmit={send}>
      <NamesFields
        hasCodes
        lines={lines}
        onChange={setLines}
        faultAt={problem.at}
        fault={fault && t(fault)}
      />
      <TextInput
        name="sortName"
        label={t('sortName')}
        description={t('sortNameHint')}
        value={sortName}
        onFocus={(event) => ownSortName === undefined && event.currentTarget.select()}
        error={wasTried && sortName.trim() === '' ? t('shell:fieldMissing') : problem.at('sortName')}
        onChange={(event) => setOwnSortName(event.currentTarget.value)}
      />
    </Form>
  )
}

function faultOf(names: object, codes: object): 'nameMissing' | 'codeMissing' | undefined {
  if (Object.keys(names).length === 0) return 'nameMissing'
  return Object.keys(codes).length === 0 ? 'codeMissing' : undefined
}
