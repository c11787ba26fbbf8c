// The five steps of a signature, and how far it is: seen, and heard as each is taken.
import { useTranslation } from 'react-i18next'
import { IconCheck } from '../ui/icons.ts'
import { SIGNING_STEPS } from './give-signature.ts'
import styles from './sign-dialog.module.css'
import type { ActOfSigning } from './use-act-of-signing.ts'

const STEP_WORDS = {
  made: 'stepMade',
  confirmed: 'stepConfirmed',
  prepared: 'stepPrepared',
  checked: 'stepChecked',
  signed: 'stepSigned',
} as const

export function SignSteps({ act: { offer, step, isBusy } }: { act: ActOfSigning }) {
  const { t } = useTranslation('ceremony')
  const first = offer ? ('made' as const) : undefined
  const last = isBusy ? (step ?? first) : first
  const done = last === undefined ? 0 : SIGNING_STEPS.indexOf(last) + 1
  return (
    <>
      <ol className={styles.steps}>
        {SIGNING_STEPS.map((each, index) => (
          <li key={each} data-done={index < done || undefined}>
            <IconCheck size={14} stroke={2} aria-hidden />
            {t(STEP_WORDS[each])}
          </li>
        ))}
      </ol>
      <p role="status" className="spoken">
        {last && t(STEP_WORDS[last])}
      </p>
    </>
  )
}
