// A change of a clause in one line; on demand who made it, how the text was then, and the comparison.
import type { ClauseHistory } from '@plenary/shared/api/authorship-routes'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Author, Piece, Stroke } from '@plenary/shared/compare/comparison'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { IconChevronDown } from '../ui/icons.ts'
import { Tile } from '../ui/tile.tsx'
import { type AuthorFaces, useAuthorFaces } from './author-faces.ts'
import styles from './clause-history.module.css'
import { CompareLink } from './compare-link.tsx'
import { ComparedWords } from './compared-words.tsx'
import { shortPieces } from './short-pieces.ts'

type Entry = ClauseHistory['entries'][number]

export interface ClauseChangeRowProps {
  declaration: DeclarationFacts
  text: TextFacts
  clauseId: string
  authors: readonly Author[]
  entry: Entry
}

export function ClauseChangeRow({ declaration, text, clauseId, authors, entry }: ClauseChangeRowProps) {
  const { t } = useTranslation('authorship')
  const { minute } = useFormats()
  const faces = useAuthorFaces(authors, declaration.roster)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const strokes = strokesOf(entry.pieces)
  // Of a long while between two versions, when the words were last written.
  const at =
    strokes.reduce((last, stroke) => (stroke.at > last ? stroke.at : last), '') || (entry.to.at ?? '')
  return (
    <li className={styles.change}>
      <div className={styles.facts}>
        <span className={styles.tiles}>
          {faces.facesOf(strokes).map(({ key, code, palette, name }) => (
            <Tile key={key} code={code} palette={palette} name={name} isSmall />
          ))}
        </span>
        <Fate entry={entry} />
        <button
          type="button"
          className={styles.time}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-label={t('moreOf', { time: minute(at) })}
          onClick={() => setOpen(!isOpen)}
        >
          <time dateTime={at}>{minute(at)}</time>
          <IconChevronDown size={14} stroke={1.5} aria-hidden="true" />
        </button>
      </div>
      <div className={styles.words}>
        <ComparedWords
          pieces={shortPieces(entry.pieces, text.language)}
          facesOf={faces.facesOf}
          language={text.language}
        />
      </div>
      {isOpen && (
        <div id={id} className={styles.more}>
          <People strokes={strokes} authors={authors} faces={faces} />
          <p className={styles.links}>
            <Link
              to="/declarations/$declaration/versions/past"
              params={{ declaration: declaration.id }}
              search={{ moment: momentOf(entry.to) }}
            >
              {t('asItWas')}
            </Link>
            <CompareLink
              declarationId={declaration.id}
              from={momentOf(entry.from)}
              to={momentOf(entry.to)}
              clause={clauseId}
            >
              {t('compare')}
            </CompareLink>
          </p>
        </div>
      )}
    </li>
  )
}

function Fate({ entry: { fate, isMoved, pieces } }: { entry: Entry }) {
  const { t } = useTranslation('authorship')
  const words = [
    fate === 'inserted' && t('inserted'),
    fate === 'deleted' && t('deleted'),
    isMoved && t('moved'),
    fate === 'changed' &&
      pieces.every(({ kind }) => kind === 'kept' || kind === 'formatted') &&
      t('formatting'),
  ].filter((word) => word !== false)
  return <span className={styles.fate}>{words.join(' · ')}</span>
}

interface PeopleProps {
  strokes: readonly Stroke[]
  authors: readonly Author[]
  faces: AuthorFaces
}

function People({ strokes, authors, faces }: PeopleProps) {
  const { t } = useTranslation('authorship')
  const { minute } = useFormats()
  const latest = new Map<number, string>()
  for (const { author, at } of strokes) if (at > (latest.get(author) ?? '')) latest.set(author, at)
  const people = [...latest].flatMap(([place, at]) => {
    const author = authors[place]
    return author ? [{ place, at, author }] : []
  })
  if (people.length === 0) return <p>{t('nobody')}</p>
  return (
    <ul className={styles.people}>
      {people.map(({ place, at, author }) => (
        <li key={place}>
          {t('personAt', {
            city: faces.faceOf(author).name,
            person: faces.personOf(author),
            time: minute(at),
          })}
        </li>
      ))}
    </ul>
  )
}

function strokesOf(pieces: readonly Piece[]): Stroke[] {
  return pieces.flatMap((piece) => (piece.kind === 'kept' ? [] : piece.by))
}

/** Nothing stands for the beginning. */
function momentOf(moment: Entry['from']): string {
  if (moment === null) return 'sequence:0'
  return moment.versionId === null ? `sequence:${moment.sequence}` : `version:${moment.versionId}`
}
