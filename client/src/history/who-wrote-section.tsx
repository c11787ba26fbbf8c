// The switch that shows who wrote what; while it is on, the cities, and whose letter is at the caret.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import type { Writer } from '../editor/who-wrote.ts'
import { LetterFacts, type LetterFactsProps } from './letter-facts.tsx'
import type { Letter } from './pointed-letter.ts'
import type { WhoWroteNow } from './use-who-wrote.ts'
import styles from './who-wrote-section.module.css'

export interface WhoWroteSectionProps {
  isOn: boolean
  onSwitch: (isOn: boolean) => void
  now: WhoWroteNow
  /** At the caret. */
  letter: Letter | undefined
  facts: Omit<LetterFactsProps, 'letter'>
}

export function WhoWroteSection({ isOn, onSwitch, now, letter, facts }: WhoWroteSectionProps) {
  const { t } = useTranslation(['authorship', 'shell'])
  const hint = useId()
  return (
    <section className={styles.section}>
      <label className={styles.switch}>
        <span>{t('showWhoWrote')}</span>
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          onChange={() => onSwitch(!isOn)}
          aria-describedby={hint}
        />
      </label>
      <p id={hint} className={styles.hint}>
        {t('showWhoWroteHint')}
      </p>
      {isOn && now.error !== null && (
        <div className={styles.failure} role="alert">
          <p>{t('authorsFailed')}</p>
          <p>{problemSentence(now.error, t('shell:offlineTitle'))}</p>
          <button type="button" className="button small" onClick={now.retry}>
            {t('shell:tryAgain')}
          </button>
        </div>
      )}
      {isOn && now.view && <Writers writers={now.writers} />}
      {isOn && now.view && (
        <div role="status" className={styles.letter}>
          {letter ? (
            <LetterFacts {...facts} letter={letter} />
          ) : (
            <p className={styles.hint}>{t('caretHint')}</p>
          )}
        </div>
      )}
    </section>
  )
}

function Writers({ writers }: { writers: readonly Writer[] }) {
  const { t } = useTranslation('authorship')
  if (writers.length === 0) return <p className={styles.hint}>{t('noOneYet')}</p>
  return (
    <>
      <h3 className={styles.heading}>{t('writersHere')}</h3>
      <ul className={styles.writers}>
        {writers.map(({ key, code, name, palette }) => (
          <li key={key}>
            <span
              className={`${styles.sample} ${palette !== null && palette > 7 ? styles.striped : ''}`}
              style={
                {
                  '--c': palette === null ? 'var(--ink-2)' : `var(--c${palette % 16})`,
                } as React.CSSProperties
              }
            >
              {code}
            </span>
            {name}
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t('withoutLine')}</p>
    </>
  )
}
