// The declaration's state: its word above a rule of five steps, the present one in ink.
import { DECLARATION_STATES, type DeclarationState } from '@plenary/shared/access/roles'
import { useTranslation } from 'react-i18next'
import { STATE_WORDS } from '../i18n/fact-words.ts'
import styles from './life-rule.module.css'

export function LifeRule({ state }: { state: DeclarationState }) {
  const { t } = useTranslation(['desk', 'shell'])
  const now = DECLARATION_STATES.indexOf(state)
  return (
    <div className={styles.life}>
      <b>
        <span className="spoken">{t('stateIs')} </span>
        {t(`shell:${STATE_WORDS[state]}`)}
      </b>
      <i aria-hidden="true">
        {DECLARATION_STATES.map((step, index) => (
          <u key={step} className={index === now ? styles.now : index < now ? styles.done : undefined} />
        ))}
      </i>
    </div>
  )
}
