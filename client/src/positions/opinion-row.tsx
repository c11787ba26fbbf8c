// One opinion of a city that was absent at the adoption.
import type { Opinion } from '@plenary/shared/positions/opinions'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import type { BoardColumn } from './board.ts'
import { CityLink } from './city-link.tsx'
import type { BoardWords } from './use-board-words.ts'

export interface OpinionRowProps {
  opinion: Opinion
  /** Undefined where the clause is not in the text. */
  column: BoardColumn | undefined
  words: BoardWords
  declarationId: string
}

export function OpinionRow({ opinion: { entry, position }, column, words, declarationId }: OpinionRowProps) {
  const { t } = useTranslation('positions')
  const { second } = useFormats()
  return (
    <li data-shown={position}>
      <PositionGlyph shown={position} />
      <b>
        <CityLink declarationId={declarationId} cityId={entry.cityId}>
          {words.cityName(entry.cityId)}
        </CityLink>
      </b>
      <span>{words.shown[position]}</span>
      <span>{column ? words.partName(column, false) : t('goneClause')}</span>
      <time dateTime={entry.at}>{second(entry.at)}</time>
      {entry.note !== null && <q>{entry.note}</q>}
    </li>
  )
}
