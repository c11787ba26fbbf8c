// The positions board: what still blocks adoption, every city's position on every clause, and the focused one in a sentence.
import { BoardGate } from './board-gate.tsx'
import styles from './board-page.module.css'
import { type BoardPageProps, OpenBoard } from './open-board.tsx'

export function BoardPage(props: BoardPageProps) {
  const { declaration, text, session } = props
  return (
    <main id="main" className={styles.page} tabIndex={-1}>
      <BoardGate {...{ declaration, text, session }}>
        {(known) => <OpenBoard {...props} {...known} />}
      </BoardGate>
    </main>
  )
}
