// The network's name, per language, and its change.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormProblem } from '../api/field-problem.ts'
import { type NetworkNames, useRenameNetwork } from '../api/network.ts'
import { useNetwork } from '../api/people.ts'
import { useFormats } from '../i18n/format.ts'
import { Panel } from '../ui/area.tsx'
import { Form } from '../ui/form.tsx'
import lines from '../ui/lines.module.css'
import { draftNames, namesOf } from './names-draft.ts'
import { NamesFields } from './names-fields.tsx'

export function NetworkName() {
  const { t } = useTranslation(['secretariat', 'shell'])
  const { languageName } = useFormats()
  const network = useNetwork()
  const [isOpen, setOpen] = useState(false)
  const names = network.data?.names ?? {}
  return (
    <Panel
      title={t('network')}
      lead={network.data && Object.keys(names).length === 0 ? t('networkUnnamed') : undefined}
      acts={
        <button
          type="button"
          className="button"
          aria-expanded={isOpen}
          disabled={!network.data}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('shell:cancel') : t('networkRename')}
        </button>
      }
    >
      {isOpen ? (
        <div className={lines.foot}>
          <RenameForm names={names} onSaved={() => setOpen(false)} />
        </div>
      ) : (
        <ul className={lines.lines}>
          {Object.entries(names).map(([language, name]) => (
            <li key={language}>
              <span className={lines.what} lang={language}>
                {name}
              </span>
              <span className={lines.fact}>{languageName(language)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function RenameForm({ names, onSaved }: { names: NetworkNames; onSaved: () => void }) {
  const { t } = useTranslation('secretariat')
  const rename = useRenameNetwork()
  const problem = useFormProblem(rename.error)
  const [draft, setDraft] = useState(() => draftNames(names))
  const [isMissing, setMissing] = useState(false)
  const send = () => {
    const wanted = namesOf(draft)
    const isEmpty = Object.keys(wanted).length === 0
    setMissing(isEmpty)
    if (!isEmpty) rename.mutate(wanted, { onSuccess: onSaved })
  }
  return (
    <Form act={t('networkSave')} isQuiet isBusy={rename.isPending} failure={problem.sentence} onSubmit={send}>
      <NamesFields
        lines={draft}
        onChange={setDraft}
        faultAt={problem.at}
        fault={isMissing ? t('nameMissing') : undefined}
      />
    </Form>
  )
}
