// Asks until which day opinions of absent cities are taken.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSetOpinionDate } from '../api/positions.ts'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'

export interface OpinionDateDialogProps {
  declarationId: string
  until: string | null
  onClose: () => void
}

export function OpinionDateDialog({ declarationId, until, onClose }: OpinionDateDialogProps) {
  const { t } = useTranslation(['positions', 'shell'])
  const set = useSetOpinionDate(declarationId)
  const [day, setDay] = useState(until ?? '')
  const isOver = isProblem(set.error, 'invalid-input')
  const failure = set.error && !isOver ? problemSentence(set.error, t('shell:offlineBody')) : undefined
  return (
    <Dialog onClose={onClose} title={t('lastDayQuestion')} withCloseButton={false} centered>
      <Form
        act={t(day === '' ? 'withoutLastDay' : 'saveLastDay')}
        isBusy={set.isPending}
        failure={failure}
        onSubmit={() => set.mutate(day === '' ? null : day, { onSuccess: onClose })}
        onCancel={onClose}
      >
        <TextInput
          type="date"
          name="until"
          label={t('lastDay')}
          description={t('lastDayHint')}
          value={day}
          error={isOver ? t('lastDayOver') : undefined}
          data-autofocus
          onChange={(event) => {
            set.reset()
            setDay(event.currentTarget.value)
          }}
        />
      </Form>
    </Dialog>
  )
}
