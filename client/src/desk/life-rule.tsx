// The declaration's state: its word above a rule of five steps, the present one in ink. A click says what each step allows.
import { DECLARATION_STATES } from '@plenary/shared/access/roles'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useTranslation } from 'react-i18next'
import { STATE_WORDS } from '../i18n/fact-words.ts'
import { withWords } from '../i18n/i18n.ts'
import { LatePopup } from '../ui/late-popup.tsx'
import styles from './life-rule.module.css'

const loadPopover = () =>
  withWords(import('./life-popover.tsx'), 'acts', 'decision').then(({ LifePopover }) => LifePopover)

export function LifeRule({ declaration }: { declaration: DeclarationFacts }) {
  const { t } = useTranslation(['desk', 'shell'])
  const { state } = declaration
  const now = DECLARATION_STATES.indexOf(state)
  return (
    <LatePopup load={loadPopover} own={{ declaration }} kind="dialog" className={styles.life}>
      <b>
        <span className="spoken">{t('stateIs')} </span>
        {t(`shell:${STATE_WORDS[state]}`)}
      </b>
      <i aria-hidden="true">
        {DECLARATION_STATES.map((step, index) => (
          <u key={step} className={index === now ? styles.now : index < now ? styles.done : undefined} />
        ))}
      </i>
    </LatePopup>
  )
}
