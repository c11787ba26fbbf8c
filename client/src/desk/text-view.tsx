// The text: outline at the left, the page in the middle, what is known about the selected part at the right.
import { IS_OPEN } from '@plenary/shared/declaration/life'
import type { Editor } from '@tiptap/core'
import { memo, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../editor/place.ts'
import { selectPart } from '../editor/select-part.ts'
import { withWords } from '../i18n/i18n.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { IconMenu2, IconX } from '../ui/icons.ts'
import type { TextPositions } from '../ui/part-positions.ts'
import type { TextHistory } from '../ui/text-history.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { useCityWords } from './city-words.ts'
import { ClauseStrips } from './clause-strips.tsx'
import { useDesk, WRITABLE } from './desk-context.ts'
import { LockedCount } from './locked-count.tsx'
import { MattersLink } from './matters-link.tsx'
import { Outline } from './outline.tsx'
import type { OutlineRow } from './outline-rows.ts'
import { Sheet } from './sheet.tsx'
import { TextBar } from './text-bar.tsx'
import { TextLanguages } from './text-languages.tsx'
import styles from './text-view.module.css'
import { useAddressedClause } from './use-addressed-clause.ts'
import { useBehindText } from './use-behind-text.ts'
import { useDraftStamp } from './use-draft-stamp.ts'
import { useEditorLocks, useTellAttempt } from './use-editor-locks.ts'
import { useLockNews } from './use-lock-news.ts'
import { usePartFacts } from './use-part-facts.ts'
import { useWordsBefore } from './use-words-before.ts'

const loadPanel = () =>
  withWords(import('./clause-panel.tsx'), 'desk', 'acts').then(({ ClausePanel }) => ClausePanel)

const loadSlips = () => import('./text-slips.tsx').then(({ TextSlips }) => TextSlips)

export interface TextViewProps {
  /** Undefined until they are there. */
  positions: TextPositions | undefined
  /** The same. */
  history: TextHistory | undefined
  onEditor: (editor: Editor | null) => void
}

export const TextView = memo(function TextView({ positions, history, onEditor }: TextViewProps) {
  const { t } = useTranslation(['desk', 'shell'])
  const { text, session, mayEdit, declaration } = useDesk()
  const [editor, setEditor] = useState<Editor | null>(null)
  const [place, setPlace] = useState<Place>()
  const [isOutlineOpen, setOutlineOpen] = useState(false)
  const isWide = useMediaQuery('(min-width: 900px)')
  const [isPanelOpen, setPanelOpen] = useState(isWide)
  const isWritable = useMediaQuery(WRITABLE)
  const isEditable = (useTextState(session, (state) => state.isEditable) ?? false) && isWritable && mayEdit
  const [isLinking, setLinking] = useState(false)
  useAddressedClause(editor)
  useEffect(() => onEditor(editor), [editor, onEditor])
  const stamp = useDraftStamp(text, declaration)
  const { nameOf } = useCityWords(declaration.roster)
  const ClausePanel = useBehindText(loadPanel, session)
  const TextSlips = useBehindText(loadSlips, session)
  const facts = usePartFacts(editor, place, positions?.parts)
  useLockNews(facts.selected)
  useWordsBefore(editor, positions?.wordsBefore, text.language)
  const locks = useEditorLocks()
  const tellAttempt = useTellAttempt(facts.rows)

  const goTo = useCallback(
    (row: OutlineRow) => {
      setOutlineOpen(false)
      if (editor) selectPart(editor, row)
    },
    [editor],
  )
  return (
    <div className={`${styles.view} ${isPanelOpen ? styles.withPanel : ''}`}>
      <nav
        className={`${styles.rail} ${isOutlineOpen ? styles.open : ''}`}
        aria-label={t('outline')}
        data-region="outline"
        data-rail={isOutlineOpen ? 'wide' : 'narrow'}
      >
        <div className={styles.cap}>
          <b>{t('outline')}</b>
          {positions && declaration.cityId !== null && (
            <span className={styles.capCity}>{nameOf(declaration)}</span>
          )}
          <button
            type="button"
            className={`button quiet icon small ${styles.railToggle}`}
            aria-expanded={isOutlineOpen}
            aria-label={isOutlineOpen ? t('outlineClose') : t('outlineOpen')}
            onClick={() => setOutlineOpen(!isOutlineOpen)}
          >
            {isOutlineOpen ? <IconX size={18} stroke={1.5} /> : <IconMenu2 size={18} stroke={1.5} />}
          </button>
        </div>
        <Outline rows={facts.rows} selected={facts.selected?.key} onSelect={goTo} />
        <div className={styles.foot}>
          <LockedCount rows={facts.rows} isOpen={IS_OPEN[declaration.state]} />
          <TextLanguages texts={declaration.texts} />
          <MattersLink declarationId={declaration.id} words={positions?.matters} />
        </div>
      </nav>
      <main id="main" className={styles.canvas} tabIndex={-1}>
        <TextBar
          editor={editor}
          isEditable={isEditable}
          mayEdit={mayEdit}
          isWritable={isWritable}
          isLinking={isLinking}
          onLinking={setLinking}
          stamp={stamp}
          isPanelOpen={isPanelOpen}
          onPanel={() => setPanelOpen(!isPanelOpen)}
        />
        <div className={styles.scroll} data-region="text">
          {TextSlips && <TextSlips editor={editor} rows={facts.rows} isEditable={isEditable} />}
          <ClauseStrips editor={editor} positions={positions?.parts} />
          <Sheet
            isEditable={isEditable}
            locks={locks}
            onLockedAttempt={tellAttempt}
            onLink={() => setLinking(true)}
            printFoot={stamp.printFoot}
            onEditor={setEditor}
            onPlace={setPlace}
          />
        </div>
      </main>
      {isPanelOpen && (
        <aside
          className={styles.side}
          aria-label={facts.selected?.label ?? t('panel')}
          data-region="panel"
          tabIndex={-1}
        >
          {ClausePanel ? (
            <ClausePanel
              row={facts.selected}
              change={facts.change}
              present={facts.present}
              latest={facts.latest}
              roster={declaration.roster}
              onSelect={goTo}
              positionsOn={positions?.onClause}
              history={history}
              onClose={() => setPanelOpen(false)}
            />
          ) : (
            <div className={styles.cap}>
              <b>{t('panel')}</b>
            </div>
          )}
        </aside>
      )}
    </div>
  )
})
