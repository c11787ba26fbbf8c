// Who wrote a letter and when, and who carried it to where it is.
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { Author } from '@plenary/shared/compare/comparison'
import { useTranslation } from 'react-i18next'
import { useAuthorship } from '../api/authorship.ts'
import { useFormats } from '../i18n/format.ts'
import { Tile } from '../ui/tile.tsx'
import { useAuthorFaces } from './author-faces.ts'
import styles from './letter-facts.module.css'
import { NO_AUTHORS } from './no-authors.ts'
import type { Letter } from './pointed-letter.ts'
import type { OwnClient } from './use-known-authors.ts'

export interface LetterFactsProps {
  textId: string
  letter: Letter
  own: OwnClient
  roster: readonly RosterEntry[]
}

/** Nothing until it is known. */
export function LetterFacts({ textId, letter, own, roster }: LetterFactsProps) {
  const { t } = useTranslation('authorship')
  const { minute } = useFormats()
  const { faceOf, personOf } = useAuthorFaces(NO_AUTHORS, roster)
  const { data } = useAuthorship(textId, letter)
  const isUnsaved = data === null && letter.client === own.client
  const author = data?.author ?? (isUnsaved ? own.author : undefined)
  if (!author) return null
  if (author.role === 'system')
    return (
      <div className={styles.facts}>
        <p>{t('cameWithText')}</p>
        <Moved />
      </div>
    )
  const { code, palette, name } = faceOf(author)
  return (
    <div className={styles.facts}>
      <p className={styles.who}>
        <Tile code={code} palette={palette} isSmall />
        <b>{data ? t('wrote', { city: name, time: minute(data.at) }) : t('wroteNow', { city: name })}</b>
      </p>
      <p>{personOf(author)}</p>
      <Moved />
    </div>
  )

  function Moved() {
    if (!data?.movedBy || data.movedAt === null) return null
    const time = minute(data.movedAt)
    return (
      <p>
        {isSamePerson(data.movedBy, data.author)
          ? t('movedBySelf', { time })
          : t('movedBy', { city: faceOf(data.movedBy).name, time })}
      </p>
    )
  }
}

function isSamePerson(one: Author, other: Author): boolean {
  return one.personId === other.personId && one.cityId === other.cityId
}
