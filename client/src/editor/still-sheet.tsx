// The page of a text that nobody writes in, drawn like the desk's: to read, and to copy with its numbers.
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { ClauseJson, ContentJson, ParagraphJson, PreambularJson } from '@plenary/shared/schema/content'
import type { RefObject } from 'react'
import { MarkedWords } from './marked-words.tsx'
import sheet from './sheet.module.css'
import styles from './still-sheet.module.css'

export interface StillSheetProps {
  page?: RefObject<HTMLElement | null>
  text: StillText
  /** At the foot of each printed page. */
  printFoot: string
}

interface StillText {
  readonly content: ContentJson
  readonly language: string
  readonly numberStyle: NumberStyle
}

const EMPTY: ParagraphJson = { type: 'paragraph' }

export function StillSheet({ page, text, printFoot }: StillSheetProps) {
  const { content, language, numberStyle } = text
  const [title, preamble, clauses, closing] = content.content
  return (
    <article ref={page} className={`${sheet.sheet} ${styles.page}`} lang={language} translate="no">
      <header data-node="title">
        <Paragraphs of={title.content} />
      </header>
      <section data-node="preamble">
        <Paragraphs of={preamble.content} />
      </section>
      <section data-node="clauses">
        {clauses.content?.map((clause, index) => (
          <Clause key={clause.attrs.id} clause={clause} path={[index + 1]} numberStyle={numberStyle} />
        ))}
      </section>
      <footer data-node="closing">
        <Paragraphs of={closing.content} />
      </footer>
      <p className={sheet.printFoot} aria-hidden="true">
        {printFoot}
      </p>
    </article>
  )
}

function Paragraphs({ of }: { of: readonly (ParagraphJson | PreambularJson)[] | undefined }) {
  return of?.map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
    <Paragraph key={index} paragraph={paragraph} />
  ))
}

function Paragraph({ paragraph, label }: { paragraph: ParagraphJson | PreambularJson; label?: string }) {
  return (
    <p>
      {label !== undefined && <span className={styles.number}>{label}&nbsp;</span>}
      <MarkedWords texts={paragraph.content ?? []} />
    </p>
  )
}

interface ClauseProps {
  clause: ClauseJson
  path: readonly number[]
  numberStyle: NumberStyle
}

function Clause({ clause: { content = [] }, path, numberStyle }: ClauseProps) {
  const label = clauseLabel(numberStyle, path)
  return (
    <section data-node="clause">
      {content[0]?.type !== 'paragraph' && <Paragraph paragraph={EMPTY} label={label} />}
      {content.map((part, index) =>
        part.type === 'paragraph' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
          <Paragraph key={index} paragraph={part} {...(index === 0 ? { label } : {})} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor have lists
          <div data-node="subclauses" key={index}>
            {part.content?.map((clause, place) => (
              <Clause
                key={clause.attrs.id}
                clause={clause}
                path={[...path, countBefore(content.slice(0, index)) + place + 1]}
                numberStyle={numberStyle}
              />
            ))}
          </div>
        ),
      )}
    </section>
  )
}

/** Sub-clauses of one clause count on across their lists. */
function countBefore(parts: NonNullable<ClauseJson['content']>): number {
  return parts.reduce(
    (count, part) => count + (part.type === 'subclauses' ? (part.content?.length ?? 0) : 0),
    0,
  )
}
