// The act of a matter: it leads to where the matter is settled.
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ActiveCell, type BoardColumn, WHOLE } from './board.ts'
import type { Matter } from './matters.ts'
import type { BoardWords } from './use-board-words.ts'

export interface MatterActProps {
  matter: Matter
  columns: readonly BoardColumn[]
  words: BoardWords
  declarationId: string
  mayState: (cityId: string) => boolean
  onShowCell: (cell: ActiveCell) => void
  onShowNotAgreed: () => void
}

export function MatterAct(props: MatterActProps) {
  const { matter, columns, words, declarationId, mayState, onShowCell, onShowNotAgreed } = props
  const { t } = useTranslation('positions')
  const toText = (clauses: readonly string[], word: 'read' | 'openPart') => {
    const column = columns.find(({ clauseId }) => clauseId !== null && clauses.includes(clauseId))
    return (
      <Link
        to="/declarations/$declaration"
        params={{ declaration: declarationId }}
        hash={column?.clauseId ?? ''}
      >
        {column ? t(word, { part: words.partName(column, true) }) : t('toText')}
      </Link>
    )
  }
  const toCell = (cities: readonly string[], clause: string | null | undefined, isStale: boolean) => {
    const own = cities.find(mayState)
    const cityId = own ?? cities[0] ?? ''
    const ownAct = isStale ? 'reaffirmOwn' : 'stateOwn'
    return (
      <button type="button" onClick={() => onShowCell({ cityId, key: clause ?? WHOLE })}>
        {t(own === undefined ? 'showOnBoard' : ownAct)}
      </button>
    )
  }
  switch (matter.kind) {
    case 'objects':
      return toText(matter.clauses, 'read')
    case 'stale':
      return matter.clause === null || matter.cities.some(mayState)
        ? toCell(matter.cities, matter.clause, true)
        : toText([matter.clause], 'read')
    case 'silent':
      return toCell(matter.cities, matter.clauses[0], false)
    case 'threshold':
      return (
        <button type="button" onClick={onShowNotAgreed}>
          {t('showNotAgreed')}
        </button>
      )
    case 'open-clauses':
      return toText(matter.clauses, 'openPart')
    case 'unsent':
      return toText([], 'read')
    case 'quorum':
    case 'nobody-here':
      return (
        <Link to="/declarations/$declaration/roster" params={{ declaration: declarationId }}>
          {t('toRoster')}
        </Link>
      )
  }
}
