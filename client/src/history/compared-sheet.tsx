// The text with its changes in the lines: a bar beside what was changed, and in the margin what was done by whom.
import { memo, useMemo } from 'react'
import { BringBack } from './bring-back.tsx'
import { ChangeNotes } from './change-notes.tsx'
import styles from './compared-sheet.module.css'
import { ComparedParagraphs } from './compared-words.tsx'
import { useComparing, useCurrent } from './comparing.ts'
import { PartNumber } from './part-number.tsx'
import { Rows } from './rows.tsx'
import { type PartRow, pathOf, sheetRows } from './sheet-rows.ts'
import { useRowChanges } from './use-row-changes.ts'

export function ComparedSheet() {
  const { language, parts, changes } = useComparing()
  const rows = useMemo(() => sheetRows(parts, changes), [parts, changes])
  return (
    <article className={styles.sheet} lang={language}>
      <Rows rows={rows} row={Row} foldClass={styles.fold} />
    </article>
  )
}

const LOOKS = {
  title: styles.title,
  preamble: styles.preamble,
  clauses: '',
  closing: styles.closing,
} as const

const Row = memo(function Row({ row }: { row: PartRow }) {
  const { facesOf } = useComparing()
  const current = useCurrent()
  const { own, whole, changeAt } = useRowChanges(row)
  const looks = [styles.row, LOOKS[row.part.container], own.length > 0 && styles.changed]
  return (
    <section
      className={looks.filter((look) => look).join(' ')}
      style={{ '--depth': Math.max(0, pathOf(row.part).length - 1) } as React.CSSProperties}
      data-depth={pathOf(row.part).length}
      data-change={whole?.key}
      data-current={whole !== undefined && whole === current}
    >
      <PartNumber part={row.part} className={styles.number} isTail={row.isTail} />
      <div className={styles.text}>
        <ComparedParagraphs
          pieces={row.pieces}
          facesOf={facesOf}
          changeAt={changeAt}
          current={current?.key}
        />
      </div>
      <div className={styles.notes}>
        <ChangeNotes changes={own} />
        {!row.isTail && <BringBack part={row.part} />}
      </div>
    </section>
  )
})
