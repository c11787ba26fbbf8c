// The declarations that the signed-in person may read, by plenary.
import type { Plenary } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../api/call.ts'
import { useDeclarations, usePlenaries } from '../api/declarations.ts'
import { isSecretariat, useMe } from '../api/people.ts'
import { problemSentence } from '../api/problem-error.ts'
import { STATE_WORDS, STATUS_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Column } from '../ui/column.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Statement } from '../ui/statement.tsx'
import styles from './home-page.module.css'

type Declaration = Reply<'GET /api/declarations'>[number]

export function HomePage() {
  const { t } = useTranslation()
  const declarations = useDeclarations()
  const plenaries = usePlenaries()
  const me = useMe()
  if (declarations.isError) {
    return (
      <Statement
        isFailure
        title={t('listFailed')}
        body={problemSentence(declarations.error, t('offlineBody'))}
      >
        <button type="button" className="button filled" onClick={() => void declarations.refetch()}>
          {t('tryAgain')}
        </button>
      </Statement>
    )
  }
  if (declarations.data?.length === 0) return <NoDeclarations isSecretariat={isSecretariat(me)} />
  return (
    <Column title={t('declarations')}>
      {declarations.data && plenaries.data ? (
        plenaries.data.map((plenary) => (
          <PlenarySection
            key={plenary.id}
            plenary={plenary}
            declarations={declarations.data.filter(({ plenaryId }) => plenaryId === plenary.id)}
          />
        ))
      ) : (
        <Skeleton label={t('loading')} blocks={1} />
      )}
    </Column>
  )
}

function NoDeclarations({ isSecretariat }: { isSecretariat: boolean }) {
  const { t } = useTranslation()
  if (!isSecretariat) return <Statement title={t('noDeclarations')} body={t('noDeclarationsWait')} />
  return (
    <Statement title={t('noDeclarations')} body={t('noDeclarationsSecretariat')}>
      <a className="button filled" href="/secretariat">
        {t('toSecretariat')}
      </a>
    </Statement>
  )
}

function PlenarySection({ plenary, declarations }: { plenary: Plenary; declarations: Declaration[] }) {
  const { days } = useFormats()
  if (declarations.length === 0) return null
  return (
    <section className={styles.plenary}>
      <h2>{nameIn(plenary.names, interfaceLanguage())}</h2>
      <p>
        {plenary.place}, {days(plenary.startsOn, plenary.endsOn)}
      </p>
      <ul>
        {declarations.map((declaration) => (
          <DeclarationRow key={declaration.id} declaration={declaration} />
        ))}
      </ul>
    </section>
  )
}

function DeclarationRow({ declaration }: { declaration: Declaration }) {
  const { t } = useTranslation()
  const { languageName } = useFormats()
  const texts = declaration.texts.map(
    ({ language, status }) => `${languageName(language)} (${t(STATUS_WORDS[status])})`,
  )
  return (
    <li>
      <Link to="/declarations/$declaration" params={{ declaration: declaration.id }}>
        {declaration.title}
      </Link>
      <span>{t(STATE_WORDS[declaration.state])}</span>
      <small>{texts.join(', ')}</small>
    </li>
  )
}
