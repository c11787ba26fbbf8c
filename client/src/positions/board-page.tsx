// The positions board: what still blocks adoption, every city's position on every clause, and the focused one in a sentence.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Statement } from '../ui/statement.tsx'
import styles from './board-page.module.css'
import { type BoardPageProps, OpenBoard } from './open-board.tsx'
import { useBoardFacts } from './use-board-facts.ts'

export function BoardPage(props: BoardPageProps) {
  const { declaration, text, session } = props
  const facts = useBoardFacts(declaration, text, session)
  const saveState = useTextState(session, (state) => state.saveState)
  const { board, content, proxies } = facts
  return (
    <main id="main" className={styles.page} tabIndex={-1}>
      {board && content && !isWithheld(saveState) ? (
        <OpenBoard {...props} board={board} content={content} proxies={proxies} />
      ) : (
        <div className={styles.waiting}>
          <WhyNot
            saveState={saveState}
            error={facts.error}
            onRetry={() => {
              facts.retry()
              session?.retry()
            }}
          />
        </div>
      )}
    </main>
  )
}

interface WhyNotProps {
  saveState: SaveState | undefined
  error: unknown
  onRetry: () => void
}

/** What stands in the place of the board. */
function WhyNot({ saveState, error, onRetry }: WhyNotProps): ReactNode {
  const { t } = useTranslation(['positions', 'desk', 'shell'])
  if (isWithheld(saveState))
    return <Statement isFailure title={t('desk:withheld')} body={t('desk:rowRemoved')} />
  const isLost = saveState?.kind === 'load-failed' || saveState?.kind === 'ended'
  if (!isLost && !error) return <Skeleton label={t('shell:loading')} />
  return (
    <Statement
      isFailure
      title={error ? problemSentence(error, t('shell:offlineTitle')) : t('desk:loadFailed')}
    >
      <button type="button" className="button" onClick={onRetry}>
        {t('shell:tryAgain')}
      </button>
    </Statement>
  )
}

/** Whoever lost the access, or whose text is gone, does not go on reading. */
function isWithheld(state: SaveState | undefined): boolean {
  return state?.kind === 'ended' && (state.why === 'removed' || state.why === 'not-found')
}
