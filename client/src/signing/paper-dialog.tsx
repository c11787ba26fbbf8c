// Asks who signed for a city on paper, and when.
import { TextInput } from '@mantine/core'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormProblem } from '../api/field-problem.ts'
import { useSigningAct } from '../api/signing.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { type LocalTime, localTimeOf, momentOf } from './local-time.ts'
import styles from './panel.module.css'
import type { Signer } from './signers.ts'

export interface PaperDialogProps {
  declarationId: string
  signer: Signer
  /** Its name. */
  city: string
  /** Of the text that is signed. */
  language: string
  /** What is signed before it is doubtful, and recorded all the same. */
  adoptedAt: string
  onClose: () => void
}

export function PaperDialog({ declarationId, signer, city, language, adoptedAt, onClose }: PaperDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const { zone, there, placeAt } = usePlenaryTimes()
  const act = useSigningAct(declarationId)
  const problem = useFormProblem(act.error)
  const { signatory, cityId } = signer
  const [name, setName] = useState(() => (signatory ? nameIn(signatory.names, language) : ''))
  const [when, setWhen] = useState<LocalTime>(() => localTimeOf(Date.now(), zone))
  const [wasTried, setTried] = useState(false)
  const at = momentOf(when, zone)
  const send = () => {
    setTried(true)
    if (name.trim() === '' || at === undefined) return
    act.mutate({ act: 'record-paper', city: cityId, name, at }, { onSuccess: onClose })
  }
  const isEarly = at !== undefined && at < adoptedAt
  const missing = (isMissing: boolean) => (wasTried && isMissing ? t('shell:fieldMissing') : undefined)
  return (
    <Dialog onClose={onClose} title={t('paperQuestion', { city })} withCloseButton={false} centered>
      <Form
        act={t('paperAct', { city })}
        isBusy={act.isPending}
        failure={problem.at('at') === undefined ? problem.sentence : undefined}
        onSubmit={send}
        onCancel={onClose}
      >
        <TextInput
          data-autofocus
          name="name"
          label={t('paperName')}
          description={t('paperNameHint')}
          value={name}
          maxLength={200}
          error={missing(name.trim() === '') ?? problem.at('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          step={1}
          name="at"
          label={t('paperWhen')}
          description={t('paperWhenHint', { place: placeAt(at ?? new Date().toISOString()) })}
          value={when}
          error={missing(at === undefined) ?? (problem.at('at') && t('paperWhenWrong'))}
          onChange={(event) => setWhen(event.currentTarget.value)}
        />
        <p role="status" className={styles.fine}>
          {isEarly && t('paperWhenEarly', { time: there.dayAndSecond(adoptedAt) })}
        </p>
      </Form>
    </Dialog>
  )
}
