// A city on the board: its name, that it does not count, and who acts for it.
import { useTranslation } from 'react-i18next'
import type { BoardRow } from './board.ts'
import styles from './city-name.module.css'
import type { BoardWords } from './use-board-words.ts'

export type NamedCity = Pick<BoardRow, 'cityId' | 'counts' | 'holderId'>

export function CityName({ city, words }: { city: NamedCity; words: BoardWords }) {
  const { t } = useTranslation('positions')
  const { cityId, counts, holderId } = city
  const facts = [
    ...(counts ? [] : [t('doesNotCount')]),
    ...(holderId === undefined ? [] : [t('representedBy', { city: words.cityName(holderId) })]),
  ]
  return (
    <span className={styles.name}>
      <span>{words.cityName(cityId)}</span>
      {facts.length > 0 && <small>{facts.join(', ')}</small>}
    </span>
  )
}
