// The page as it will be, drawn like the desk's sheet from the blocks as they are now.
import { type ArrangedClause, arrangeBlocks, isRun } from '@plenary/shared/declaration/import/arrange-blocks'
import type { Blocks } from '@plenary/shared/declaration/import/correct-blocks'
import type { ImportedBlock } from '@plenary/shared/declaration/import/imported-blocks'
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'
import { type CSSProperties, memo, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import sheet from '../editor/sheet.module.css'
import styles from './preview.module.css'

export interface PreviewProps {
  blocks: Blocks
  numberStyle: NumberStyle
  language: string
  /** The block that is being worked on: marked, and brought into view. */
  active: ImportedBlock | undefined
}

export const Preview = memo(function Preview({ blocks, numberStyle, language, active }: PreviewProps) {
  const { t } = useTranslation('importing')
  const pane = useRef<HTMLElement>(null)
  const { bodyNames, title, preamble, clauses, closing } = useMemo(() => arrangeBlocks(blocks), [blocks])
  useEffect(() => {
    if (active) pane.current?.querySelector('[data-here]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const words = (all: readonly ImportedBlock[]) =>
    all.map((block) => <Words key={block.from} block={block} isHere={block === active} />)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so can be reached by the keyboard
    <section ref={pane} className={styles.pane} aria-label={t('preview')} tabIndex={0}>
      <div className={`${sheet.sheet} ${styles.page}`} lang={language}>
        <header data-node="title">
          {words(bodyNames)}
          {title.length > 0 && (
            <p data-here={active && title.includes(active) ? true : undefined}>
              {title.map(({ text }) => text.trim()).join(' ')}
            </p>
          )}
        </header>
        <section data-node="preamble">{words(preamble)}</section>
        <section data-node="clauses">
          {clauses.map((clause, index) => (
            <Clause
              key={clause.block.from}
              clause={clause}
              path={[index + 1]}
              numberStyle={numberStyle}
              active={active}
            />
          ))}
        </section>
        <footer data-node="closing">{words(closing)}</footer>
      </div>
    </section>
  )
})

function Words({ block, isHere, depth = 0 }: { block: ImportedBlock; isHere: boolean; depth?: number }) {
  return (
    <p data-here={isHere ? true : undefined} style={{ '--depth': depth } as CSSProperties}>
      {block.text}
    </p>
  )
}

interface ClauseProps {
  clause: ArrangedClause
  path: readonly number[]
  numberStyle: NumberStyle
  active: ImportedBlock | undefined
}

function Clause({ clause: { block, below }, path, numberStyle, active }: ClauseProps) {
  const depth = path.length - 1
  const countBefore = (part: number) => below.slice(0, part).filter(isRun).flat().length
  return (
    <section data-node="clause">
      <span className={sheet.number}>{clauseLabel(numberStyle, path)}</span>
      <Words block={block} isHere={block === active} depth={depth} />
      {below.map((part, index) =>
        isRun(part) ? (
          <div data-node="subclauses" key={part[0]?.block.from ?? index}>
            {part.map((clause, place) => (
              <Clause
                key={clause.block.from}
                clause={clause}
                path={[...path, countBefore(index) + place + 1]}
                numberStyle={numberStyle}
                active={active}
              />
            ))}
          </div>
        ) : (
          <Words key={part.from} block={part} isHere={part === active} depth={depth} />
        ),
      )}
    </section>
  )
}
