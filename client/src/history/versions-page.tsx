// The versions of a declaration and who worked on its text when, as a line that runs back from now.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { WorkPeriod } from '@plenary/shared/api/past-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../api/loaded.tsx'
import { useVersions, useWork } from '../api/versions.ts'
import type { TextSession } from '../sync/text-session.ts'
import { Statement } from '../ui/statement.tsx'
import { choose, comparedMoments } from './chosen-moments.ts'
import { CompareBar } from './compare-bar.tsx'
import { NameDialog } from './name-dialog.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { placesOf, withEarlier } from './time-line.ts'
import { TimeLineList } from './time-line-list.tsx'
import { useFreshWork } from './use-fresh-work.ts'
import styles from './versions-page.module.css'

export interface VersionsPageProps {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: TextSession | undefined
}

export function VersionsPage({ declaration, text, session }: VersionsPageProps) {
  useFreshWork(session, text.id)
  const versions = useVersions(declaration.id)
  const work = useWork(text.id)
  const query = {
    data: versions.data && work.data ? { versions: versions.data, work: work.data } : undefined,
    error: versions.error ?? work.error,
    refetch: () => Promise.all([versions.refetch(), work.refetch()]),
  }
  return (
    <main id="main" className={styles.page} tabIndex={-1}>
      <Loaded query={query}>
        {({ versions, work: { pages } }) => (
          <OpenVersions
            declaration={declaration}
            text={text}
            versions={versions}
            periods={pages.flatMap(({ periods }) => periods)}
            onEarlier={work.hasNextPage ? () => work.isFetching || void work.fetchNextPage() : undefined}
          />
        )}
      </Loaded>
    </main>
  )
}

interface OpenVersionsProps extends Omit<VersionsPageProps, 'session'> {
  versions: readonly Version[]
  periods: readonly WorkPeriod[]
  /** Asks for earlier periods; undefined where there are none. */
  onEarlier: (() => void) | undefined
}

/** What is being named: a version that is there, or one that is made now. */
type Naming = { version: Version | undefined }

function OpenVersions({ declaration, text, versions, periods, onEarlier }: OpenVersionsProps) {
  const { t } = useTranslation('versions')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [naming, setNaming] = useState<Naming>()
  const places = useMemo(() => placesOf(text.id, versions, periods), [text.id, versions, periods])
  const { role, cityId, state } = declaration
  const may = (action: 'make-version' | 'name-version') =>
    isAllowed({ role, ownCity: cityId, action, state, city: null })
  if (places.length === 0) {
    return (
      <Statement title={t('nothingYet')}>
        <Link className="button" to="/declarations/$declaration" params={{ declaration: declaration.id }}>
          {t('toText')}
        </Link>
      </Statement>
    )
  }
  return (
    <>
      <CompareBar
        declarationId={declaration.id}
        compared={comparedMoments(chosen, places)}
        places={places}
        onName={may('make-version') ? () => setNaming({ version: undefined }) : undefined}
      />
      <div className={styles.scroll}>
        <div className={styles.wrap}>
          <h2>{t('versions')}</h2>
          <p className={styles.lead}>{t('lead')}</p>
          <Shortcuts declaration={declaration} text={text} />
          <TimeLineList
            declaration={declaration}
            textId={text.id}
            entries={withEarlier(places, onEarlier !== undefined)}
            chosen={chosen}
            onChoose={(moment) => setChosen(choose(chosen, moment))}
            onEarlier={onEarlier}
            onName={may('name-version') ? (version) => setNaming({ version }) : undefined}
          />
        </div>
      </div>
      {naming && (
        <NameDialog
          declarationId={declaration.id}
          versions={versions}
          version={naming.version}
          onClose={() => setNaming(undefined)}
        />
      )}
    </>
  )
}
