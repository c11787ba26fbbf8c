// How an author of a change is named and marked: by the city, else by the function.
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { authorKey } from '@plenary/shared/compare/author-key'
import type { Author, Stroke } from '@plenary/shared/compare/comparison'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { ROLE_WORDS } from '../i18n/fact-words.ts'

export interface AuthorFace {
  /** The same for all who write for one city, or in one function without a city. */
  readonly key: string
  readonly name: string
  readonly code: string
  /** Null without a place on the roster. */
  readonly palette: number | null
  readonly isCity: boolean
}

export interface AuthorFaces {
  faceOf: (author: Author) => AuthorFace
  /** For whom these strokes were made, each once. Empty where nobody knows. */
  facesOf: (strokes: readonly Stroke[]) => AuthorFace[]
  /** `Head of delegation, Anh Nguyen`. */
  personOf: (author: Author) => string
}

/** @param authors of the comparison, in which strokes name them by place */
export function useAuthorFaces(authors: readonly Author[], roster: readonly RosterEntry[]): AuthorFaces {
  const { t, i18n } = useTranslation(['compare', 'desk', 'shell'])
  const cities = useCities().data
  return useMemo(() => {
    const functionOf = (author: Author): Pick<AuthorFace, 'name' | 'code'> => {
      if (author.role === 'system') return { name: t('server'), code: t('serverCode') }
      return author.role === 'secretariat'
        ? { name: t('desk:theSecretariat'), code: t('desk:secretariatCode') }
        : { name: t('desk:anObserver'), code: t('desk:observerCode') }
    }
    const faceOf = (author: Author): AuthorFace => {
      const entry = roster.find(({ city }) => city.id === author.cityId)
      const city = entry?.city ?? cities?.find(({ id }) => id === author.cityId)
      const named = city && {
        name: nameIn(city.names, i18n.language),
        code: nameIn(city.codes, i18n.language),
      }
      return {
        key: authorKey(author),
        ...(named ?? functionOf(author)),
        palette: entry?.palette ?? null,
        isCity: named !== undefined,
      }
    }
    return {
      faceOf,
      facesOf: (strokes) => {
        const faces = strokes.flatMap(({ author }) => authors[author] ?? []).map(faceOf)
        return [...new Map(faces.map((face) => [face.key, face])).values()]
      },
      personOf: ({ role, name }) => {
        const words = role === 'system' ? '' : t(`shell:${ROLE_WORDS[role]}`)
        // Accounts that are named by their function need not say it twice.
        return words === '' || name.startsWith(words) ? name : t('person', { role: words, name })
      },
    }
  }, [authors, roster, cities, t, i18n.language])
}
