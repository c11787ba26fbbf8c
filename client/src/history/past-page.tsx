// The text as it was at a moment of its past: to read, to step from, and to compare with now.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { PastText } from '@plenary/shared/api/past-routes'
import { shortDigest } from '@plenary/shared/canon/short-digest'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { type AskedMoment, usePastText, useVersions, useWork } from '../api/versions.ts'
import { StillSheet } from '../editor/still-sheet.tsx'
import type { TextSession } from '../sync/text-session.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Statement } from '../ui/statement.tsx'
import { PastBar } from './past-bar.tsx'
import styles from './past-page.module.css'
import { RestoreMenu } from './restore-menu.tsx'
import { shownDigest } from './shown-moment.ts'
import { neighboursOf, placesOf } from './time-line.ts'
import { useFreshWork } from './use-fresh-work.ts'
import { useMomentWords } from './use-moment-words.ts'

export interface PastPageProps {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: TextSession | undefined
  asked: AskedMoment
  onAsk: (asked: AskedMoment) => void
  /** Once something has been brought back; the clause, unless it was the whole text. */
  onRestored: (sentence: string, clauseId: string | undefined) => void
}

export function PastPage(props: PastPageProps) {
  const past = usePastText(props.text.id, props.asked)
  useFreshWork(props.session, props.text.id)
  return (
    <main id="main" className={styles.page} tabIndex={-1}>
      {past.data ? (
        <OpenPast {...props} past={past.data} isBusy={past.isPlaceholderData} />
      ) : (
        <NoPast {...props} error={past.error} onRetry={() => void past.refetch()} />
      )}
    </main>
  )
}

interface OpenPastProps extends PastPageProps {
  past: PastText & { asked: AskedMoment }
  /** Whether another moment has been asked for. */
  isBusy: boolean
}

/** What is drawn over the page tells it of its keys too. */
const WITH_OWN_KEYS = 'input, textarea, [role="menu"], [role="dialog"]'

function OpenPast({ declaration, text, onAsk, onRestored, past, isBusy }: OpenPastProps) {
  const { t } = useTranslation('versions')
  const places = usePlaces(declaration.id, text.id)
  const { earlier, later } = neighboursOf(places, past.sequence)
  const words = useMomentWords(declaration.roster, past, places)
  const digest = shownDigest(past, places)
  const step = (place: typeof earlier) => place && (() => onAsk({ moment: place.moment }))
  const [onEarlier, onLater] = [step(earlier), step(later)]
  const page = useRef<HTMLElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if ((event.target as Element).closest(WITH_OWN_KEYS)) return
    if (isSelectAll(event) && page.current) {
      event.preventDefault()
      getSelection()?.selectAllChildren(page.current)
    }
    if (hasModifier(event)) return
    if (event.key === 'ArrowLeft') onEarlier?.()
    if (event.key === 'ArrowRight') onLater?.()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys do what the buttons of the bar do
    <div className={styles.open} onKeyDown={onKeyDown}>
      <PastBar
        {...{ declaration, past, places, words, digest, onAsk, onEarlier, onLater }}
        restore={past.at !== null && <RestoreMenu {...{ declaration, text, past, places, onRestored }} />}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so can be reached by the keyboard */}
      <section className={styles.scroll} aria-label={words} aria-busy={isBusy} tabIndex={0}>
        {past.at === null ? (
          <Statement title={t('nothingThen')} />
        ) : (
          <StillSheet
            page={page}
            text={past}
            printFoot={
              digest
                ? t('pastFoot', { moment: words, label: t(digest.label), digest: shortDigest(digest.digest) })
                : words
            }
          />
        )}
      </section>
    </div>
  )
}

/** The versions, and the newest periods of work. */
function usePlaces(declarationId: string, textId: string) {
  const versions = useVersions(declarationId).data
  const work = useWork(textId).data
  return useMemo(() => {
    const periods = work?.pages.flatMap(({ periods }) => periods)
    return placesOf(textId, versions ?? [], periods ?? [])
  }, [textId, versions, work])
}

/** The text, and not all that is around it. */
function isSelectAll({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'a'
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey
}

interface NoPastProps extends PastPageProps {
  error: unknown
  onRetry: () => void
}

function NoPast({ declaration, error, onRetry }: NoPastProps) {
  const { t } = useTranslation(['versions', 'shell'])
  if (!error) {
    return (
      <div className={styles.waiting}>
        <Skeleton label={t('loadingPast')} />
      </div>
    )
  }
  const isUnknown = isProblem(error, 'not-found') || isProblem(error, 'invalid-input')
  return (
    <Statement
      isFailure
      title={t(isUnknown ? 'noSuchMoment' : 'pastFailed')}
      body={isUnknown ? undefined : problemSentence(error, t('shell:offlineBody'))}
    >
      {!isUnknown && (
        <button type="button" className="button filled" onClick={onRetry}>
          {t('shell:tryAgain')}
        </button>
      )}
      <Link
        className="button"
        to="/declarations/$declaration/versions"
        params={{ declaration: declaration.id }}
      >
        {t('toVersions')}
      </Link>
    </Statement>
  )
}
