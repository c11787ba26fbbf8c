// One block: its kind, its words, what is noted about it, and while it is worked on its corrections.
import { indent, outdent, setKind, setText } from '@plenary/shared/declaration/import/correct-blocks'
import {
  BLOCK_KINDS,
  type BlockKind,
  type ImportedBlock,
  sourceOf,
} from '@plenary/shared/declaration/import/imported-blocks'
import { BLOCK_KIND_WORDS, BLOCK_NOTE_SENTENCES } from '@plenary/shared/words/import-sentences'
import { type KeyboardEvent, memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { IconIndentDecrease, IconIndentIncrease } from '../ui/icons.ts'
import styles from './block-list.module.css'
import type { Correct } from './import-draft.ts'

export interface BlockRowProps {
  block: ImportedBlock
  place: number
  /** As the page draws it; empty when the block has none. */
  number: string
  language: string
  isActive: boolean
  isLast: boolean
  onActive: (place: number) => void
  onCorrect: Correct
  onSplit: (place: number, position: number) => void
  onJoin: (place: number) => void
}

export const BlockRow = memo(function BlockRow(props: BlockRowProps) {
  const { block, place, number, language, isActive, onActive, onCorrect } = props
  const { t } = useTranslation('importing')
  const field = useRef<HTMLTextAreaElement>(null)
  const words = interfaceLanguage()
  return (
    <li
      className={isActive ? `${styles.row} ${styles.active}` : styles.row}
      style={{ '--level': Math.max(block.level - 1, 0) } as React.CSSProperties}
      onFocus={() => onActive(place)}
    >
      <div className={styles.kind}>
        <select
          aria-label={t('kind', { place: place + 1 })}
          value={block.kind}
          onChange={(event) => {
            const kind = event.currentTarget.value as BlockKind
            onCorrect((blocks) => setKind(blocks, place, kind))
          }}
        >
          {BLOCK_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {BLOCK_KIND_WORDS[kind][words]}
            </option>
          ))}
        </select>
        {number !== '' && <span>{number}</span>}
      </div>
      <div className={styles.words}>
        <textarea
          ref={field}
          aria-label={t('words', { place: place + 1, kind: BLOCK_KIND_WORDS[block.kind][words] })}
          lang={language}
          rows={Math.ceil((block.text.length + 1) / 56)}
          spellCheck={false}
          value={block.text}
          onKeyDown={(event) => correctByKey(event, props)}
          onChange={(event) => {
            const text = event.currentTarget.value
            onCorrect((blocks) => setText(blocks, place, text), place)
          }}
        />
        <Notes block={block} />
        {isActive && (
          <Corrections {...props} caret={() => field.current?.selectionStart ?? block.text.length} />
        )}
      </div>
    </li>
  )
})

/** Enter splits at the caret, Backspace at the beginning and Delete at the end join; not while an input method composes. */
function correctByKey(event: KeyboardEvent<HTMLTextAreaElement>, props: BlockRowProps) {
  const { place, isLast, onSplit, onJoin } = props
  if (event.nativeEvent.isComposing || event.keyCode === 229) return
  const { selectionStart, selectionEnd, value } = event.currentTarget
  const isCaret = selectionStart === selectionEnd
  if (event.key === 'Enter') {
    event.preventDefault()
    onSplit(place, selectionStart)
  } else if (event.key === 'Backspace' && isCaret && selectionStart === 0 && place > 0) {
    event.preventDefault()
    onJoin(place)
  } else if (event.key === 'Delete' && isCaret && selectionStart === value.length && !isLast) {
    event.preventDefault()
    onJoin(place + 1)
  }
}

function Corrections({
  block,
  place,
  onCorrect,
  onSplit,
  onJoin,
  caret,
}: BlockRowProps & { caret: () => number }) {
  const { t } = useTranslation('importing')
  return (
    <div className={styles.corrections}>
      <button
        type="button"
        className="button small"
        title={t('joinLong')}
        disabled={place === 0}
        onClick={() => onJoin(place)}
      >
        {t('join')}
      </button>
      <button
        type="button"
        className="button small"
        title={t('splitLong')}
        onClick={() => onSplit(place, caret())}
      >
        {t('split')}
      </button>
      {block.level > 0 && (
        <>
          <button
            type="button"
            className="button small icon"
            aria-label={t('outdent')}
            title={t('outdent')}
            disabled={block.level === 1}
            onClick={() => onCorrect((blocks) => outdent(blocks, place))}
          >
            <IconIndentDecrease size={16} stroke={1.5} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="button small icon"
            aria-label={t('indent')}
            title={t('indent')}
            onClick={() => onCorrect((blocks) => indent(blocks, place))}
          >
            <IconIndentIncrease size={16} stroke={1.5} aria-hidden="true" />
          </button>
        </>
      )}
    </div>
  )
}

function Notes({ block }: { block: ImportedBlock }) {
  const { t } = useTranslation('importing')
  if (block.notes.length === 0) return null
  return (
    <ul className={styles.notes}>
      {block.notes.map(({ code, values }) => (
        <li key={code}>
          {filled(BLOCK_NOTE_SENTENCES[code][interfaceLanguage()], values)}
          {code === 'changed' && <q>{t('sourceWas', { source: sourceOf(block.pieces).trim() })}</q>}
        </li>
      ))}
    </ul>
  )
}

function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => `${values[name] ?? ''}`)
}
