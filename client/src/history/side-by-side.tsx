// Both wordings beside each other, aligned by clause and paragraph.
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { Fragment, memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { BringBack } from './bring-back.tsx'
import { ChangeNotes } from './change-notes.tsx'
import type { ComparedSides } from './compared-sides.ts'
import { ComparedParagraphs } from './compared-words.tsx'
import { useComparing, useCurrent } from './comparing.ts'
import { type Pair, pairsIn } from './paragraphs.ts'
import { PartNumber } from './part-number.tsx'
import { Rows } from './rows.tsx'
import { type PartRow, sheetRows } from './sheet-rows.ts'
import styles from './side-by-side.module.css'
import { useRowChanges } from './use-row-changes.ts'

export function SideBySide({ sides }: { sides: ComparedSides }) {
  const { language, parts, changes } = useComparing()
  const rows = useMemo(() => sheetRows(parts, changes), [parts, changes])
  return (
    <div className={styles.sides}>
      <div className={styles.head}>
        <span />
        {[sides.from, sides.to].map(({ title, time }, side) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: there are two sides, and they may be the same moment
          <h3 key={side}>
            {title} <span>{time}</span>
          </h3>
        ))}
      </div>
      <article lang={language}>
        <Rows rows={rows} row={Row} foldClass={styles.fold} />
      </article>
    </div>
  )
}

const Row = memo(function Row({ row }: { row: PartRow }) {
  const current = useCurrent()
  const { own, whole, changeAt } = useRowChanges(row)
  const { part, pieces, isTail } = row
  return (
    <section
      className={`${styles.row} ${own.length > 0 ? styles.changed : ''}`}
      data-change={whole?.key}
      data-current={whole !== undefined && whole === current}
    >
      {pairsIn(pieces).map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
        <Fragment key={index}>
          <PartNumber part={part} className={styles.number} isTail={isTail || index > 0} />
          <Sides part={part} pair={pair} changeAt={changeAt} />
        </Fragment>
      ))}
      {!isTail && <BringBack part={part} className={styles.under} />}
      {whole?.kind === 'moved' && <ChangeNotes changes={[whole]} className={styles.moved ?? ''} />}
    </section>
  )
})

interface SidesProps {
  part: ComparedPart
  pair: Pair
  changeAt: (at: number) => string | undefined
}

function Sides({ part, pair, changeAt }: SidesProps) {
  const { t, i18n } = useTranslation('compare')
  const { facesOf } = useComparing()
  const current = useCurrent()
  const side = (pieces: Pair['now'], absent: string | undefined) => (
    <div className={styles.side}>
      {absent === undefined ? (
        <ComparedParagraphs pieces={pieces} facesOf={facesOf} changeAt={changeAt} current={current?.key} />
      ) : (
        <p className={styles.absent} lang={i18n.language}>
          {absent}
        </p>
      )}
    </div>
  )
  return (
    <>
      {side(pair.before, part.before === null ? t('notYetThere') : undefined)}
      {side(pair.now, part.now === null ? t('noLongerThere') : undefined)}
    </>
  )
}
