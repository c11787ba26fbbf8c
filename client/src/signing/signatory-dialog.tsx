// Asks who signs for a city: name and title, in the languages of the text and those that were given before.
import { TextInput } from '@mantine/core'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormProblem } from '../api/field-problem.ts'
import { useNameSignatory } from '../api/roster.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'

export interface SignatoryDialogProps {
  plenaryId: string
  entry: RosterEntry
  /** Of the texts. */
  languages: readonly string[]
  onClose: () => void
}

type Words = Readonly<Record<string, string>>

export function SignatoryDialog({ plenaryId, entry, languages, onClose }: SignatoryDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const { languageName } = useFormats()
  const put = useNameSignatory(plenaryId)
  const problem = useFormProblem(put.error)
  const { city, signatory } = entry
  const [names, setNames] = useState<Words>(signatory?.names ?? {})
  const [titles, setTitles] = useState<Words>(signatory?.titles ?? {})
  const [wasTried, setTried] = useState(false)
  const [known] = useState(() => [...new Set([...languages, ...Object.keys({ ...names, ...titles })])])
  const isNameless = Object.keys(filled(names)).length === 0
  const isMissing = isNameless && Object.keys(filled(titles)).length > 0
  const send = () => {
    setTried(true)
    if (isMissing) return
    const given = Object.keys(filled(titles)).length > 0 ? filled(titles) : null
    const body = isNameless ? null : { names: filled(names), titles: given }
    put.mutate({ city: city.id, signatory: body }, { onSuccess: onClose })
  }
  return (
    <Dialog
      onClose={onClose}
      title={t('signatoryQuestion', { city: nameIn(city.names, interfaceLanguage()) })}
      withCloseButton={false}
      centered
    >
      <Form
        act={t('signatoryAct')}
        isBusy={put.isPending}
        failure={problem.sentence}
        onSubmit={send}
        onCancel={onClose}
      >
        {known.flatMap((language, index) => [
          <TextInput
            key={`name-${language}`}
            name={`signatory.names.${language}`}
            data-autofocus={index === 0 || undefined}
            label={t('signatoryName', { language: languageName(language) })}
            description={index === 0 ? t('signatoryHint') : undefined}
            lang={language}
            value={names[language] ?? ''}
            maxLength={200}
            error={
              (wasTried && isMissing && index === 0 && t('shell:fieldMissing')) ||
              problem.at(`signatory.names.${language}`)
            }
            onChange={({ currentTarget }) => setNames({ ...names, [language]: currentTarget.value })}
          />,
          <TextInput
            key={`title-${language}`}
            name={`signatory.titles.${language}`}
            label={t('signatoryTitle', { language: languageName(language) })}
            lang={language}
            value={titles[language] ?? ''}
            maxLength={200}
            error={problem.at(`signatory.titles.${language}`)}
            onChange={({ currentTarget }) => setTitles({ ...titles, [language]: currentTarget.value })}
          />,
        ])}
      </Form>
    </Dialog>
  )
}

/** Without what was left empty. */
function filled(words: Words): Record<string, string> {
  const pairs = Object.entries(words).map(([language, word]) => [language, word.trim()] as const)
  return Object.fromEntries(pairs.filter(([, word]) => word !== ''))
}
