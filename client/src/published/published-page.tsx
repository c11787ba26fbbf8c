// The public page of a declaration: its adopted words, who signed them, their digest, and downloads. Nobody signs in here.
import type { Published } from '@plenary/shared/api/publication-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../api/loaded.tsx'
import { isProblem } from '../api/problem-error.ts'
import { usePublished } from '../api/publication.ts'
import { StillSheet } from '../editor/still-sheet.tsx'
import { STATUS_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { MeetingContext, usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Statement } from '../ui/statement.tsx'
import { SignedCount } from './public-signatures.tsx'
import { PublishedFacts } from './published-facts.tsx'
import styles from './published-page.module.css'

export function PublishedPage() {
  const { t } = useTranslation('published')
  const { declaration = '' } = useParams({ strict: false })
  const query = usePublished(declaration)
  if (isProblem(query.error, 'not-found'))
    return <Statement isFailure title={t('notPublished')} body={t('notPublishedBody')} />
  return (
    <Loaded query={query}>
      {(published) => (
        <MeetingContext value={published.plenary}>
          <PublishedDeclaration published={published} />
        </MeetingContext>
      )}
    </Loaded>
  )
}

type Text = Published['texts'][number]

function PublishedDeclaration({ published }: { published: Published }) {
  const { t } = useTranslation('published')
  const [chosen, setChosen] = useState<string>()
  const { title, texts, version } = published
  const text = texts.find(({ id }) => id === chosen) ?? firstShown(texts)
  return (
    <div className={styles.page}>
      <title>{title}</title>
      <Head published={published} />
      {texts.length > 1 && <Languages texts={texts} shown={text} onChoose={setChosen} />}
      <div className={styles.body}>
        <section className={styles.text} aria-label={t('text')}>
          {text && (
            <StillSheet
              text={text}
              printFoot={t('printFoot', { title, number: version.number, digest: version.digest })}
            />
          )}
        </section>
        <PublishedFacts published={published} text={text} />
      </div>
    </div>
  )
}

/** In the reader's language, if it is no mere gist; else the first authentic one. */
function firstShown(texts: readonly Text[]): Text | undefined {
  const own = texts.find(({ language, status }) => language === interfaceLanguage() && status !== 'gist')
  return own ?? texts.find(({ status }) => status === 'authentic') ?? texts[0]
}

function Head({ published }: { published: Published }) {
  const { t } = useTranslation('published')
  const { days } = useFormats()
  const { said } = usePlenaryTimes()
  const { title, network, plenary, adoptedAt, version, signing } = published
  const language = interfaceLanguage()
  return (
    <header className={styles.head}>
      <h1 className="spoken">{title}</h1>
      <p>
        {network && `${nameIn(network, language)} · `}
        {t('meeting', {
          plenary: nameIn(plenary.names, language),
          place: plenary.place,
          days: days(plenary.startsOn, plenary.endsOn),
        })}
      </p>
      <p className={styles.state}>{t('adopted', { time: said(adoptedAt, 'dayAndMinute') })}</p>
      <p>
        {t('revision', { number: version.number })}
        {signing && (
          <>
            {' · '}
            <SignedCount signing={signing} />
          </>
        )}
      </p>
    </header>
  )
}

interface LanguagesProps {
  texts: readonly Text[]
  shown: Text | undefined
  onChoose: (id: string) => void
}

function Languages({ texts, shown, onChoose }: LanguagesProps) {
  const { t } = useTranslation(['published', 'shell'])
  const { languageName } = useFormats()
  return (
    <fieldset className={styles.languages}>
      <legend className="spoken">{t('languages')}</legend>
      {texts.map(({ id, language, status }) => (
        <button key={id} type="button" aria-pressed={id === shown?.id} onClick={() => onChoose(id)}>
          {t('textIn', { language: languageName(language), status: t(`shell:${STATUS_WORDS[status]}`) })}
        </button>
      ))}
    </fieldset>
  )
}
