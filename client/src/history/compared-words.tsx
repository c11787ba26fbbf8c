// Words of which some were inserted, deleted or formatted: each change is followed by the code of the city that made it.
import type { Piece } from '@plenary/shared/compare/comparison'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthorFace, AuthorFaces } from './author-faces.ts'
import styles from './compared-words.module.css'
import { useFormatWords } from './format-words.ts'
import { type PlacedPiece, paragraphsIn, placed } from './paragraphs.ts'

export interface ComparedWordsProps {
  pieces: readonly Piece[]
  facesOf: AuthorFaces['facesOf']
  /** Of the text. */
  language: string
}

/** Paragraph by paragraph. */
export function ComparedWords({ pieces, facesOf, language }: ComparedWordsProps) {
  return (
    <div className={styles.words} lang={language}>
      {paragraphsIn(placed(pieces)).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
        <p key={index}>
          <ComparedPieces pieces={paragraph} facesOf={facesOf} />
        </p>
      ))}
    </div>
  )
}

export interface ComparedPiecesProps {
  pieces: readonly PlacedPiece[]
  facesOf: AuthorFaces['facesOf']
  /** Drawn around neighbours that belong to one change. */
  around?: (at: number, changed: ReactNode) => ReactNode
}

/** In one line. */
export function ComparedPieces({ pieces, facesOf, around = (_, changed) => changed }: ComparedPiecesProps) {
  return runsOf(pieces).map((run) => {
    const [first] = run
    if (!first) return null
    const words = run.map((one, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece may stand here twice, and has no other name
      <ComparedPiece key={index} piece={one.piece} faces={tagOf(run, index, facesOf)} />
    ))
    return (
      <Fragment key={`${first.at} ${first.piece.kind}`}>
        {first.piece.kind === 'kept' ? words : around(first.at, words)}
      </Fragment>
    )
  })
}

/** Neighbours that were changed stand together. */
function runsOf(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const runs: PlacedPiece[][] = []
  for (const one of pieces) {
    const last = runs.at(-1)
    const isKept = one.piece.kind === 'kept'
    if (!isKept && last?.[0] && last[0].piece.kind !== 'kept') last.push(one)
    else runs.push([one])
  }
  return runs
}

/** Whose codes follow this piece: those of the last that the same cities made. Undefined where more follows. */
function tagOf(run: readonly PlacedPiece[], index: number, facesOf: AuthorFaces['facesOf']) {
  const facesAt = (at: number): AuthorFace[] | undefined => {
    const piece = run[at]?.piece
    return piece && piece.kind !== 'kept' ? facesOf(piece.by) : undefined
  }
  const [own, next] = [facesAt(index), facesAt(index + 1)]
  const isFormat = [run[index], run[index + 1]].some((one) => one?.piece.kind === 'formatted')
  return own && next && !isFormat && codesOf(own) === codesOf(next) ? undefined : own
}

function codesOf(faces: readonly AuthorFace[]): string {
  return faces.map(({ code }) => code).join(' ')
}

interface ComparedPieceProps {
  piece: Piece
  /** Whose codes follow. */
  faces: readonly AuthorFace[] | undefined
}

function ComparedPiece({ piece, faces }: ComparedPieceProps) {
  const { t } = useTranslation('compare')
  const formatWords = useFormatWords()
  const words = marked(piece)
  if (piece.kind === 'kept') return words
  const format = piece.kind === 'formatted' ? formatWords(piece.marksBefore, piece.marks) : undefined
  return (
    <>
      {piece.kind === 'inserted' && (
        <ins>
          <span className={styles.said}>{t('saidInserted')} </span>
          {words}
        </ins>
      )}
      {piece.kind === 'deleted' && (
        <del>
          <span className={styles.said}>{t('saidDeleted')} </span>
          {words}
        </del>
      )}
      {piece.kind === 'formatted' && <span className={styles.formatted}>{words}</span>}
      {faces && <CityCodes faces={faces} format={format} />}
    </>
  )
}

interface CityCodesProps {
  faces: readonly AuthorFace[]
  /** What became of the format. */
  format: string | undefined
}

function CityCodes({ faces, format }: CityCodesProps) {
  const { t } = useTranslation('compare')
  const codes = faces.length > 0 ? codesOf(faces) : '?'
  const names = faces.map(({ name }) => name).join(', ')
  const by = names === '' ? t('saidByNobody') : t('saidBy', { names })
  return (
    <span className={styles.by} title={names === '' ? t('byNobody') : names}>
      <span aria-hidden="true">{format === undefined ? codes : `${format} ${codes}`}</span>
      <span className={styles.said}>
        {format === undefined ? '' : ` ${format}`} {by}{' '}
      </span>
    </span>
  )
}

function marked({ marks, text }: Piece): ReactNode {
  let words: ReactNode = text
  for (const mark of marks) {
    if (mark.type === 'bold') words = <strong>{words}</strong>
    else if (mark.type === 'italic') words = <em>{words}</em>
    else
      words = (
        <span className={styles.link} title={mark.attrs.href}>
          {words}
        </span>
      )
  }
  return words
}
