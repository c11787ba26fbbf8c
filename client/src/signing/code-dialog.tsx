// Issues a code for a city's signatory, and shows it once.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { useIssueCode } from '../api/ceremony.ts'
import { problemSentence } from '../api/problem-error.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Dialog } from '../ui/dialog.tsx'
import '../ui/mono-font.css'
import type { CityDialogProps } from './city-reason-dialog.tsx'
import styles from './sign-dialog.module.css'
import type { Signer } from './signers.ts'

interface CodeDialogProps extends CityDialogProps {
  signer: Signer
  /** When the one before was issued. */
  earlier: string | undefined
}

export function CodeDialog(props: CodeDialogProps) {
  const { declarationId, cityId, city, earlier, onClose } = props
  const { t } = useTranslation(['signing', 'shell'])
  const { said } = usePlenaryTimes()
  const issue = useIssueCode({ declaration: declarationId, city: cityId })
  return (
    <Dialog
      onClose={onClose}
      title={t(issue.data ? 'codeIssued' : 'codeQuestion', { city })}
      withCloseButton={false}
      closeOnClickOutside={!issue.data}
      centered
      size={520}
    >
      <div className={styles.form}>
        {issue.data ? (
          <Issued {...props} {...issue.data} />
        ) : (
          <>
            <p>{t('codeFor', { city })}</p>
            <p>{t('codeVoids')}</p>
            {earlier && <p>{t('codeVoidsEarlier', { time: said(earlier, 'dayAndMinute') })}</p>}
          </>
        )}
        <p role="alert" className={styles.failure}>
          {issue.error && problemSentence(issue.error, t('shell:offlineBody'))}
        </p>
        <div className="dialog-acts">
          {!issue.data && (
            <button type="button" className="button" data-autofocus onClick={onClose}>
              {t('shell:cancel')}
            </button>
          )}
          <button
            type="button"
            className="button filled"
            aria-disabled={issue.isPending}
            onClick={() => (issue.data ? onClose() : !issue.isPending && issue.mutate())}
          >
            {t(issue.data ? 'codeDone' : 'codeAct')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

interface IssuedProps {
  city: string
  signer: Signer
  code: string
  expiresAt: string
}

function Issued({ city, signer: { signatory }, code, expiresAt }: IssuedProps) {
  const { t } = useTranslation('signing')
  const { said } = usePlenaryTimes()
  const time = said(expiresAt, 'dayAndMinute')
  const name = signatory && nameIn(signatory.names, interfaceLanguage())
  return (
    <div role="status">
      <p className={styles.issued} translate="no">
        {code}
      </p>
      <p>{name ? t('codeUntil', { name, time }) : t('codeUntilNameless', { city, time })}</p>
    </div>
  )
}
