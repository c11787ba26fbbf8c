// What is computed from ledger, proxies and words, once it is all there; until then, and where it is withheld, why not.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import type { ProxyOfCity } from '../api/proxies.ts'
import type { SaveState } from '../sync/save-state.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Statement } from '../ui/statement.tsx'
import type { Board } from './board.ts'
import styles from './board-gate.module.css'
import { useBoardFacts } from './use-board-facts.ts'

export interface BoardGateProps {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: TextSession | undefined
  children: (known: { board: Board; content: ContentJson; proxies: readonly ProxyOfCity[] }) => ReactNode
}

export function BoardGate({ declaration, text, session, children }: BoardGateProps) {
  const facts = useBoardFacts(declaration, text, session)
  const saveState = useTextState(session, (state) => state.saveState)
  const { board, content, proxies } = facts
  if (board && content && !isWithheld(saveState)) return children({ board, content, proxies })
  return (
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
