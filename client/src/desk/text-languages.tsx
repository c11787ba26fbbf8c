// The language versions of the declaration with their statuses, at the foot of the outline.
import type { TextFacts } from '@plenary/shared/api/declaration-routes'
import { useTranslation } from 'react-i18next'
import { STATUS_WORDS } from '../i18n/fact-words.ts'
import styles from './text-languages.module.css'

export function TextLanguages({ texts }: { texts: readonly TextFacts[] }) {
  const { t } = useTranslation(['desk', 'shell'])
  return (
    <section className={styles.languages}>
      <h2>{t('languages')}</h2>
      {texts.map(({ id, language, status }) => (
        <p key={id}>
          <span lang={language}>{ownName(language)}</span>
          <small>{t(`shell:${STATUS_WORDS[status]}`)}</small>
        </p>
      ))}
    </section>
  )
}

/** As its speakers write it: `日本語`. */
function ownName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}
