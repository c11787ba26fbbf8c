// Every position that a city stated, newest first, with the words that each was about.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { useLedger } from '../api/positions.ts'
import type { TextSession } from '../sync/text-session.ts'
import { Statement } from '../ui/statement.tsx'
import { BoardGate } from './board-gate.tsx'
import styles from './ledger.module.css'
import { Ledger, type LedgerProps } from './ledger.tsx'

export interface LedgerPageProps extends Pick<LedgerProps, 'part' | 'onPart'> {
  cityId: string
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
function Found({ cityId, ...props }: Omit<LedgerProps, 'entries' | 'city'> & { cityId: string }) {
  const { t, i18n } = useTranslation('positions')
  const { declaration } = props
  const entries = useLedger(declaration.id).data?.filter((entry) => entry.cityId === cityId) ?? []
  const former = useCities().data?.find(({ id }) => id === cityId)
  const onRoster = declaration.roster.find(({ city }) => city.id === cityId)?.city
  const city = onRoster ?? (entries.length > 0 ? former : undefined)
  if (!city) return <Statement title={t('noSuchCity')} />
  return <Ledger {...props} city={nameIn(city.names, i18n.language)} entries={entries} />
}
