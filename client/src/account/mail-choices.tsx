// What the person is told by mail; a choice is saved as it is made.
import { Checkbox } from '@mantine/core'
import type { MailChoices as Choices } from '@plenary/shared/api/people-routes'
import { useTranslation } from 'react-i18next'
import { useChooseMail, useMailChoices } from '../api/mail-choices.ts'
import { problemSentence } from '../api/problem-error.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './account-page.module.css'

export function MailChoices() {
  const { t } = useTranslation(['account', 'shell'])
  const known = useMailChoices()
  if (known.isError) return <p role="alert">{t('mailFailed')}</p>
  if (!known.data) return <Skeleton label={t('shell:loading')} blocks={1} />
  const { isSent, positions, decisions } = known.data
  return isSent ? <Boxes saved={{ positions, decisions }} /> : <p>{t('mailNone')}</p>
}

function Boxes({ saved }: { saved: Choices }) {
  const { t } = useTranslation(['account', 'shell'])
  const choose = useChooseMail()
  const shown = choose.isPending ? choose.variables : saved
  const change = (changed: Partial<Choices>) => choose.mutate({ ...shown, ...changed })
  return (
    <div className={styles.choices}>
      <Checkbox
        label={t('mailPositions')}
        checked={shown.positions}
        onChange={(event) => change({ positions: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('mailDecisions')}
        checked={shown.decisions}
        onChange={(event) => change({ decisions: event.currentTarget.checked })}
      />
      {choose.isError && <p role="alert">{problemSentence(choose.error, t('shell:offlineTitle'))}</p>}
      <span role="status">{choose.isSuccess && t('mailSaved')}</span>
    </div>
  )
}
