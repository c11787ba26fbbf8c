// The changes of a comparison as a list and in the words; one of them is where the reader is.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Comparison } from '@plenary/shared/api/past-routes'
import { changesOf, type PlacedChange } from '@plenary/shared/compare/changes-of'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangeFilters } from './change-filters.tsx'
import { ChangesPanel } from './changes-panel.tsx'
import type { CompareAddress } from './compare-address.ts'
import styles from './compare-page.module.css'
import { ComparedSheet } from './compared-sheet.tsx'
import type { ComparedSides } from './compared-sides.ts'
import { ComparingContext, CurrentContext, useComparing, useCurrent } from './comparing.ts'
import type { Layout } from './comparison-layout.ts'
import { PrintHead } from './print-head.tsx'
import { SideBySide } from './side-by-side.tsx'
import { Unchanged } from './unchanged.tsx'
import { useBringBack } from './use-bring-back.tsx'
import { useNewComparing } from './use-new-comparing.ts'

export interface ComparedTextProps {
  declaration: DeclarationFacts
  text: TextFacts
  comparison: Comparison
  sides: ComparedSides
  layout: Layout
  address: CompareAddress
  onAddress: (changed: CompareAddress) => void
  /** Whether the reader may write here. */
  mayEdit: boolean
  /** Once a clause has been brought back, with a sentence that says so. */
  onBroughtBack: (sentence: string) => void
}

const STEPS: Record<string, 1 | -1> = { n: 1, j: 1, p: -1, k: -1 }

export function ComparedText(props: ComparedTextProps) {
  const { declaration, text, comparison, sides, layout, address, onAddress, mayEdit, onBroughtBack } = props
  const { t } = useTranslation('compare')
  const all = useMemo(() => changesOf(comparison.parts), [comparison.parts])
  const select = useSelect(onAddress)
  const { bringBack, dialog } = useBringBack(declaration, text, sides.from, mayEdit, onBroughtBack)
  const acts = { select, bringBack }
  const { comparing, current } = useNewComparing(declaration, comparison, address, acts)
  const { changes, onlyBy } = comparing
  const shown = useRef<HTMLElement>(null)
  useShown(shown, current, layout)
  const step = (by: 1 | -1) => {
    const here = current ? changes.indexOf(current) : by === 1 ? -1 : 0
    const next = changes[(here + by + changes.length) % changes.length]
    if (next) select(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key.toLowerCase()]
    const isElsewhere = !event.currentTarget.contains(event.target as Node)
    if (!by || isElsewhere || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    step(by)
  }
  return (
    <ComparingContext value={comparing}>
      <CurrentContext value={current}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that go to the next change, wherever in the comparison the focus is */}
        <div className={styles.compared} onKeyDown={onKeyDown}>
          <ChangesPanel
            onStep={step}
            filters={
              all.length > 0 && (
                <ChangeFilters
                  all={all}
                  comparison={comparison}
                  city={address.city}
                  clause={address.clause}
                  onChoose={(chosen) => onAddress({ ...chosen, change: undefined })}
                />
              )
            }
          />
          <section
            ref={shown}
            className={`${styles.text} ${layout === 'side' ? styles.side : styles.inline}`}
            data-region="text"
            aria-label={t('words')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: long words scroll, and the keyboard must reach them
            tabIndex={0}
          >
            <PrintHead
              title={declaration.title}
              sides={sides}
              onlyBy={onlyBy}
              isOneClause={address.clause !== undefined}
            />
            {changes.length > 0 && <Narrowed isSinceCity={comparison.from === null} />}
            {changes.length === 0 ? (
              <Unchanged
                {...{ sides, address, onAddress, declarationId: declaration.id }}
                hasNoBase={comparison.from === null && comparison.parts.length === 0}
              />
            ) : layout === 'side' ? (
              <SideBySide sides={sides} />
            ) : (
              <ComparedSheet />
            )}
          </section>
          <Said />
          {dialog}
        </div>
      </CurrentContext>
    </ComparingContext>
  )
}

/** The same function at every render, so that what has it need not be drawn anew. */
function useSelect(onAddress: (changed: CompareAddress) => void): (change: PlacedChange) => void {
  const latest = useRef(onAddress)
  latest.current = onAddress
  return useCallback(({ key }) => latest.current({ change: key }), [])
}

/** What is left out of what is compared. */
function Narrowed({ isSinceCity }: { isSinceCity: boolean }) {
  const { t } = useTranslation('compare')
  const { onlyBy } = useComparing()
  const sentences = [
    isSinceCity ? t('sinceCity') : undefined,
    onlyBy && t('onlyBy', { name: onlyBy.name }),
  ].filter((sentence) => sentence !== undefined)
  return sentences.length > 0 && <p className={styles.only}>{sentences.join(' ')}</p>
}

/** Brings the change that the reader chose into view; not when only something else was drawn anew. */
function useShown(
  text: RefObject<HTMLElement | null>,
  current: PlacedChange | undefined,
  layout: Layout,
): void {
  const id = current?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another layout it stands elsewhere
  useEffect(() => {
    const shown = id && text.current?.querySelector(`[data-change="${CSS.escape(id)}"]`)
    if (shown) shown.scrollIntoView({ block: shown.tagName === 'SECTION' ? 'start' : 'center' })
  }, [text, id, layout])
}

/** Aloud, once the reader has gone from one change to another. */
function Said() {
  const { t } = useTranslation('compare')
  const { parts, changes, placeOf, facesOf, changeWords } = useComparing()
  const current = useCurrent()
  const part = current && parts[current.part]
  const [first] = useState(current)
  const [hasMoved, setMoved] = useState(false)
  if (!hasMoved && current !== first) setMoved(true)
  const said =
    part &&
    t('changeAt', {
      number: changes.indexOf(current) + 1,
      count: changes.length,
      place: placeOf(part),
      who: facesOf(current.by)
        .map(({ name }) => name)
        .join(', '),
      what: changeWords(current),
    })
  return (
    <p role="status" className="spoken">
      {hasMoved && said}
    </p>
  )
}
