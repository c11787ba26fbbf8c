// The blocks in the order of the source, to correct; the caret goes where a correction leaves it.
import { type Blocks, joinWithPrevious, splitAt } from '@plenary/shared/declaration/import/correct-blocks'
import type { ImportedBlock } from '@plenary/shared/declaration/import/imported-blocks'
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import styles from './block-list.module.css'
import { BlockRow } from './block-row.tsx'
import { drawnNumbers } from './drawn-numbers.ts'
import type { Correct } from './import-draft.ts'

export interface BlockListProps {
  blocks: Blocks
  numberStyle: NumberStyle
  language: string
  /** The place of the block that is being worked on. */
  active: number
  onActive: (place: number) => void
  onCorrect: Correct
}

export function BlockList({ blocks, numberStyle, language, active, onActive, onCorrect }: BlockListProps) {
  const list = useRef<HTMLOListElement>(null)
  const caretAfter = useRef<{ place: number; position: number }>(undefined)
  const numbers = useMemo(() => drawnNumbers(blocks, numberStyle), [blocks, numberStyle])
  const keys = useMemo(() => keysOf(blocks), [blocks])
  const latest = useRef({ blocks, onActive, onCorrect })
  latest.current = { blocks, onActive, onCorrect }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret moves when the blocks have changed
  useLayoutEffect(() => {
    const wanted = caretAfter.current
    caretAfter.current = undefined
    if (!wanted) return
    const field = list.current?.children[wanted.place]?.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(wanted.position, wanted.position)
  }, [blocks])

  const split = useCallback((place: number, position: number) => {
    const { blocks: before, onCorrect: correct } = latest.current
    const after = splitAt(before, place, position)
    if (after.length === before.length) return
    caretAfter.current = { place: place + 1, position: 0 }
    correct((all) => splitAt(all, place, position))
  }, [])

  /** Joins a block with the one before it; the caret stays between the two. */
  const join = useCallback((place: number) => {
    const { blocks: before, onCorrect: correct } = latest.current
    const [head, tail] = [before[place - 1], before[place]]
    if (!head || !tail) return
    const joined = joinWithPrevious(before, place)[place - 1]?.text ?? ''
    const position = tail.label === '' ? joined.length - tail.text.length : head.text.length
    caretAfter.current = { place: place - 1, position: Math.max(position, 0) }
    correct((all) => joinWithPrevious(all, place))
  }, [])

  const activate = useCallback((place: number) => latest.current.onActive(place), [])
  const correct = useCallback<Correct>((...correction) => latest.current.onCorrect(...correction), [])

  return (
    <ol ref={list} className={styles.list}>
      {blocks.map((block, place) => (
        <BlockRow
          key={keys[place]}
          block={block}
          place={place}
          number={numbers.get(block) ?? ''}
          language={language}
          isActive={place === active}
          isLast={place === blocks.length - 1}
          onActive={activate}
          onCorrect={correct}
          onSplit={split}
          onJoin={join}
        />
      ))}
    </ol>
  )
}

/** Where a block begins in the source; blocks that stand for none of it are counted. */
function keysOf(blocks: Blocks): string[] {
  const seen = new Map<number, number>()
  return blocks.map(({ from }: ImportedBlock) => {
    const count = seen.get(from) ?? 0
    seen.set(from, count + 1)
    return `${from}.${count}`
  })
}
