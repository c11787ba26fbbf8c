// Words of which some were inserted, deleted or formatted: each change is followed by the code of the city that made it.
import type { Piece } from '@plenary/shared/compare/comparison'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthorFace, AuthorFaces } from './author-faces.ts'
import styles from './compared-words.module.css'
import { useFormatWords } from './format-words.ts'
import { aroundSubclauses, type PlacedPiece, paragraphsIn, placed } from './paragraphs.ts'

export interface ComparedWordsProps {
  pieces: readonly Piece[]
  facesOf: AuthorFaces['facesOf']
  /** Of the text. */
  language: string
  /** Whether the codes are left out, because all changes are one person's. */
  isBare?: boolean
}

/** Paragraph by paragraph. */
export function ComparedWords({ pieces, language, ...drawing }: ComparedWordsProps) {
  return (
    <div className={styles.words} lang={language}>
      <ComparedParagraphs pieces={aroundSubclauses(placed(pieces)).flat()} {...drawing} />
    </div>
  )
}

export function ComparedParagraphs({ pieces, ...drawing }: ComparedPiecesProps) {
  return paragraphsIn(pieces).map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
    <p key={index}>
      <ComparedPieces pieces={paragraph} {...drawing} />
    </p>
  ))
}

export interface ComparedPiecesProps {
  pieces: readonly PlacedPiece[]
  facesOf: AuthorFaces['facesOf']
  /** Whether the codes are left out, because they stand beside the words. */
  isBare?: boolean
  /** The change that a piece belongs to, by its place. */
  changeAt?: ((at: number) => string | undefined) | undefined
  /** The change that the reader looks at. */
  current?: string | undefined
}

/** In one line. */
export function ComparedPieces(props: ComparedPiecesProps) {
  const { pieces, facesOf, isBare = false, changeAt = () => undefined, current } = props
  return groupsOf(pieces, changeAt).map(({ from, change, members }) => {
    const words = members.map((one, index) => (
      <ComparedPiece
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece may stand here twice, and has no other name
        key={index}
        piece={one.piece}
        faces={tagOf(pieces, from + index, facesOf)}
        isBare={isBare}
      />
    ))
    if (change === undefined) return <Fragment key={from}>{words}</Fragment>
    return (
      <span key={from} data-change={change} className={change === current ? styles.current : undefined}>
        {words}
      </span>
    )
  })
}

interface Group {
  readonly from: number
  readonly change: string | undefined
  readonly members: PlacedPiece[]
}

/** Neighbours of one change stand together. */
function groupsOf(
  pieces: readonly PlacedPiece[],
  changeAt: (at: number) => string | undefined,
): readonly Group[] {
  const groups: Group[] = []
  for (const [from, one] of pieces.entries()) {
    const change = changeAt(one.at)
    const last = groups.at(-1)
    if (last && last.change === change) last.members.push(one)
    else groups.push({ from, change, members: [one] })
  }
  return groups
}

/** Whose codes follow a piece: those of the last that the same cities made. Undefined where none follows. */
function tagOf(
  pieces: readonly PlacedPiece[],
  index: number,
  facesOf: AuthorFaces['facesOf'],
): readonly AuthorFace[] | undefined {
  const [piece, next] = [pieces[index]?.piece, pieces[index + 1]?.piece]
  if (!piece || piece.kind === 'kept') return undefined
  const faces = facesOf(piece.by)
  const isLast = !next || next.kind === 'kept' || piece.kind === 'formatted' || next.kind === 'formatted'
  return isLast || codesOf(facesOf(next.by)) !== codesOf(faces) ? faces : undefined
}

function codesOf(faces: readonly AuthorFace[]): string {
  return faces.map(({ code }) => code).join(' ')
}

interface ComparedPieceProps {
  piece: Piece
  /** Whose codes follow. */
  faces: readonly AuthorFace[] | undefined
  isBare: boolean
}

function ComparedPiece({ piece, faces, isBare }: ComparedPieceProps) {
  const { t } = useTranslation('compare')
  const formatWords = useFormatWords()
  if (piece.kind === 'kept') return marked(piece.marks, piece.text)
  const [before, text, behind] = withoutBlanks(piece.text)
  const words = marked(piece.marks, text)
  const format = piece.kind === 'formatted' ? formatWords(piece.marksBefore, piece.marks) : undefined
  return (
    <>
      {before}
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
      {isBare && format !== undefined && <span className={styles.by}>{format}</span>}
      {!isBare && faces && <CityCodes faces={faces} format={format} />}
      {behind}
    </>
  )
}

/** Signs and codes stand close to words, not behind a blank; a blank alone keeps them. */
function withoutBlanks(text: string): [before: string, text: string, behind: string] {
  const words = text.trim()
  if (words === '') return ['', text, '']
  const start = text.indexOf(words)
  return [text.slice(0, start), words, text.slice(start + words.length)]
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

function marked(marks: Piece['marks'], text: string): ReactNode {
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
