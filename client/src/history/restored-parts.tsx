// What bringing a moment back changes, part by part.

import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Restoration } from '@plenary/shared/api/restoration-routes'
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { useTranslation } from 'react-i18next'
import { useAuthorFaces } from './author-faces.ts'
import { ComparedWords } from './compared-words.tsx'
import styles from './restored-parts.module.css'
import { shortenedPieces } from './shortened-pieces.ts'
import { isTouched } from './touched-part.ts'
import { useRestoredPlaces } from './use-restored-places.ts'

export interface RestoredPartsProps {
  declaration: DeclarationFacts
  restoration: Restoration
}

export function RestoredParts({ declaration, restoration }: RestoredPartsProps) {
  const { t } = useTranslation('restore')
  const { authors, parts, language } = restoration.comparison
  const { facesOf } = useAuthorFaces(authors, declaration.roster)
  const titleOf = useTitles(restoration)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so can be reached by the keyboard
    <section className={styles.parts} aria-label={t('changes')} tabIndex={0}>
      {parts.filter(isTouched).map((part) => (
        <article key={part.clauseId ?? part.container}>
          <h3>{titleOf(part)}</h3>
          {part.fate !== 'same' && (
            <ComparedWords
              isBare
              pieces={shortenedPieces(part.pieces, language)}
              facesOf={facesOf}
              language={language}
            />
          )}
        </article>
      ))}
    </section>
  )
}

function useTitles(restoration: Restoration): (part: ComparedPart) => string {
  const { t } = useTranslation('restore')
  const { placeOf, newPlaceOf } = useRestoredPlaces(restoration)
  return (part) => {
    const place = placeOf(part)
    if (part.fate === 'inserted') return t('comesBack', { place })
    if (part.fate === 'deleted') return t('goes', { place })
    return part.moved ? t('moves', { place, to: newPlaceOf(part) }) : place
  }
}
