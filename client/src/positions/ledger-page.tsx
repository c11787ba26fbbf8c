// Every position that a city stated, newest first, with the words that each was about.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { useTranslation } from 'react-i18next'
import { useLedger } from '../api/positions.ts'
import type { TextSession } from '../sync/text-session.ts'
import { Statement } from '../ui/statement.tsx'
import type { Board } from './board.ts'
import { BoardGate } from './board-gate.tsx'
import styles from './ledger.module.css'
import { Ledger, type LedgerProps } from './ledger.tsx'

export interface LedgerPageProps extends Pick<LedgerProps, 'cityId' | 'part' | 'onPart'> {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: TextSession | undefined
}

export function LedgerPage({ declaration, text, session, ...chosen }: LedgerPageProps) {
  return (
    <main id="main" className={styles.page} tabIndex={-1}>
      <BoardGate {...{ declaration, text, session }}>
        {({ board, content }) => <Found {...{ declaration, text, board, content, ...chosen }} />}
      </BoardGate>
    </main>
  )
}

/** A city that has left the roster keeps its ledger; of one that never was in it there is none. */
function Found(props: Omit<LedgerProps, 'entries'> & { board: Board }) {
  const { t } = useTranslation('positions')
  const { declaration, cityId } = props
  const entries = useLedger(declaration.id).data?.filter((entry) => entry.cityId === cityId) ?? []
  const isOnRoster = declaration.roster.some(({ city }) => city.id === cityId)
  if (!isOnRoster && entries.length === 0) return <Statement title={t('noSuchCity')} />
  return <Ledger {...props} entries={entries} />
}
