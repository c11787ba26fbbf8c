// The declaration desk: header, the row of the connection, and below them the view that is open.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Me } from '@plenary/shared/api/people-routes'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type FactScope, refreshFact, useDeclaration } from '../api/declarations.ts'
import { useMe } from '../api/people.ts'
import { MeetingContext } from '../i18n/plenary-times.ts'
import type { Draft } from '../sync/drafts.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useTextSession, useTextState } from '../sync/use-text-session.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Statement } from '../ui/statement.tsx'
import { ToastRow, useToasts } from '../ui/toast-row.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { ConnectionRow } from './connection-row.tsx'
import { type Desk, DeskContext, WRITABLE } from './desk-context.ts'
import { DeskHeader } from './desk-header.tsx'
import styles from './desk-page.module.css'
import { HallButton } from './hall-button.tsx'
import { presenceByCity, withOneself } from './presence-by-city.ts'
import { SaveIndicator } from './save-indicator.tsx'
import { closingOf } from './save-words.ts'
import { showFirstSlip } from './show-first-slip.ts'
import { usePresences } from './use-presences.ts'
import { useRegions } from './use-regions.ts'

const NO_DRAFTS: readonly Draft[] = []
/** Named in the page's title; the text needs no name. */
const VIEWS = ['positions', 'versions', 'roster', 'signing', 'record'] as const
const POLLED = ['declaration', 'roster', 'locks', 'positions', 'versions', 'clauses', 'signing'] as const
const POLL_PAUSE = 5_000

export interface DeskPageProps {
  declarationId: string
  /** Drawn by the application, which knows about accounts. */
  personMenu: (declaration: DeclarationFacts | undefined) => ReactNode
  /** What happened that concerns the person: inside the desk once it is open. */
  news: ReactNode
  /** The view that is open. */
  children: ReactNode
}

/** Throws what the server refused, for the nearest error boundary, when there is nothing to show. */
export function DeskPage({ declarationId, personMenu, news, children }: DeskPageProps) {
  const { t } = useTranslation('desk')
  const facts = useDeclaration(declarationId)
  const me = useMe()
  if (facts.error && !facts.data) throw facts.error
  const text = facts.data?.texts[0]
  if (facts.data && text && me) {
    return (
      <OpenDesk declaration={facts.data} text={text} me={me} personMenu={personMenu(facts.data)} news={news}>
        {children}
      </OpenDesk>
    )
  }
  return (
    <div className={styles.desk}>
      <DeskHeader
        declaration={facts.data}
        saveState={null}
        present={[]}
        personMenu={personMenu(facts.data)}
      />
      <div />
      <main className={styles.waiting} id="main" tabIndex={-1}>
        {facts.data ? <Statement title={t('noText')} /> : <Skeleton label={t('loadingText')} />}
      </main>
    </div>
  )
}

interface OpenDeskProps {
  declaration: DeclarationFacts
  text: TextFacts
  me: Me
  personMenu: ReactNode
  news: ReactNode
  children: ReactNode
}

function OpenDesk({ declaration, text, me, personMenu, news, children }: OpenDeskProps) {
  const { t } = useTranslation(['desk', 'shell'])
  const { role, cityId, state } = declaration
  const question = { role, ownCity: cityId, action: 'edit-text', city: null } as const
  const mayEdit = isAllowed({ ...question, state })
  // The session outlives closing and reopening: what is closed the server refuses, and the tray keeps.
  const isWriter = isAllowed({ ...question, state: 'drafting' })
  const session = useTextSession({ textId: text.id, epoch: text.epoch, personId: me.id, mayEdit: isWriter })
  const saveState = useTextState(session, (current) => current.saveState) ?? { kind: 'loading' }
  const drafts = useTextState(session, (current) => current.drafts) ?? NO_DRAFTS
  const isWritable = useMediaQuery(WRITABLE)
  useFreshFacts(session, { declaration: declaration.id, plenary: declaration.plenary.id, text: text.id })
  useRegions()
  const present = usePresent(session, declaration, me)
  const { tell, row } = useToasts()
  const path = useLocation({ select: ({ pathname }) => pathname.split('/')[3] })
  const view = VIEWS.flatMap((name) => (name === path ? t(name) : []))
  const desk = useMemo(
    (): Desk => ({ declaration, text, session, mayEdit, isWriter, present, person: me, tell }),
    [declaration, text, session, mayEdit, isWriter, present, me, tell],
  )
  return (
    <DeskContext value={desk}>
      <MeetingContext value={declaration.plenary}>
        <title>{[...view, declaration.title, t('shell:product')].join(' – ')}</title>
        <a className="skip" href="#main">
          {t('shell:skipToMain')}
        </a>
        <div className={styles.desk}>
          <DeskHeader
            declaration={declaration}
            saveState={
              <SaveIndicator
                state={saveState}
                closing={closingOf(declaration)}
                drafts={drafts.length}
                onShowDrafts={showFirstSlip}
              />
            }
            present={present}
            news={news}
            hall={<HallButton />}
            personMenu={personMenu}
          />
          <ConnectionRow
            state={saveState}
            mayEdit={mayEdit && isWritable}
            drafts={drafts}
            signInAddress={`/sign-in?return=${encodeURIComponent(location.pathname)}`}
            onRetry={() => session?.retry()}
          />
          {children}
          <ToastRow {...row} />
        </div>
      </MeetingContext>
    </DeskContext>
  )
}

/**
 * Asks the server anew for the facts that the session says have changed. Where WebSocket is blocked nothing says so: they are
 * asked for as the words are.
 */
function useFreshFacts(session: TextSession | undefined, { declaration, plenary, text }: FactScope): void {
  const client = useQueryClient()
  useEffect(
    () => session?.onFactChanged((fact) => refreshFact(client, fact, { declaration, plenary, text })),
    [session, client, declaration, plenary, text],
  )
  const isPolling = useTextState(session, (state) => state.polled !== undefined)
  useEffect(() => {
    if (!isPolling) return
    const timer = setInterval(() => {
      for (const fact of POLLED) refreshFact(client, fact, { declaration, plenary, text })
    }, POLL_PAUSE)
    return () => clearInterval(timer)
  }, [isPolling, client, declaration, plenary, text])
}

function usePresent(session: TextSession | undefined, declaration: DeclarationFacts, me: Me) {
  const { t, i18n } = useTranslation('desk')
  const replica = useTextState(session, (state) => state.replica)
  const presences = usePresences(replica?.awareness)
  const { roster, cityId, role } = declaration
  return useMemo(() => {
    const everybody = withOneself(presences, { name: me.name, cityId, role })
    return presenceByCity(everybody, roster, i18n.language, {
      secretariat: { name: t('theSecretariat'), code: t('secretariatCode') },
      observers: { name: t('anObserver'), code: t('observerCode') },
    })
  }, [presences, roster, cityId, role, me.name, i18n.language, t])
}
