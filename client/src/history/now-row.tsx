// Now, on top of the line: by whom the text was changed since its newest version.
import { Checkbox } from '@mantine/core'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAuthorFaces } from './author-faces.ts'
import { CompareLink } from './compare-link.tsx'
import { FaceTiles } from './face-tiles.tsx'
import { NO_AUTHORS } from './no-authors.ts'
import type { PlaceEntry } from './time-line.ts'
import styles from './time-line-list.module.css'
import { useVersionWords } from './use-version-words.ts'
import { facesWithChanges } from './worked-by.ts'

export interface NowRowProps {
  declaration: DeclarationFacts
  /** The newest first. */
  places: readonly PlaceEntry[]
  isChosen: boolean
  onChoose: () => void
}

export function NowRow({ declaration, places, isChosen, onChoose }: NowRowProps) {
  const { t } = useTranslation('versions')
  return (
    <div className={styles.row} data-large="true">
      <Checkbox
        className={styles.check ?? ''}
        checked={isChosen}
        onChange={onChoose}
        aria-label={t('choose', { entry: t('now') })}
      />
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.what}>
        <h3 className={styles.title}>
          <Link to="/declarations/$declaration" params={{ declaration: declaration.id }}>
            {t('now')}
          </Link>
        </h3>
        <SinceVersion declaration={declaration} places={places} />
      </div>
    </div>
  )
}

function SinceVersion({ declaration, places }: Pick<NowRowProps, 'declaration' | 'places'>) {
  const { t } = useTranslation('versions')
  const words = useVersionWords()
  const { faceOf } = useAuthorFaces(NO_AUTHORS, declaration.roster)
  const newest = places.find((place) => place.kind === 'version')
  if (!newest) return null
  const since = words.since(newest.version)
  const authors = places.flatMap((place) =>
    place.kind === 'period' && place.sequence > newest.sequence ? place.period.authors : [],
  )
  const faces = facesWithChanges(authors, faceOf)
  if (faces.length === 0) return <p>{t('unchangedSince', { since })}</p>
  return (
    <p className={styles.facts}>
      <span className={styles.since}>
        {t('changedSince', { since })}
        <FaceTiles faces={faces.map(({ face }) => face)} />
      </span>
      <CompareLink declarationId={declaration.id} from={newest.moment} to="now" className={styles.act ?? ''}>
        {t('whatChangedSince', { since })}
      </CompareLink>
    </p>
  )
}
