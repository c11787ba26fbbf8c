// A city on the board: its name, that it does not count, and who acts for it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardRow } from './board.ts'
import styles from './city-name.module.css'
import type { BoardWords } from './use-board-words.ts'

export type NamedCity = Pick<BoardRow, 'cityId' | 'counts' | 'holderId'>

export interface CityNameProps {
  city: NamedCity
  words: BoardWords
  /** Around the name: the way to the city's ledger. */
  linked?: (name: string) => ReactNode
}

export function CityName({ city, words, linked = (name) => <span>{name}</span> }: CityNameProps) {
  const { t } = useTranslation('positions')
  const { cityId, counts, holderId } = city
  const facts = [
    ...(counts ? [] : [t('doesNotCount')]),
    ...(holderId === undefined ? [] : [t('representedBy', { city: words.cityName(holderId) })]),
  ]
  return (
    <span className={styles.name}>
      {linked(words.cityName(cityId))}
      {facts.length > 0 && <small>{facts.join(', ')}</small>}
    </span>
  )
}
