// The toolbar: only what a declaration needs. One tab stop; arrows, Home and End move inside.
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorAction } from '../editor/editor-actions.ts'
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconBold,
  IconIndentDecrease,
  IconIndentIncrease,
  IconItalic,
  IconLink,
  IconListNumbers,
} from '../ui/icons.ts'
import styles from './toolbar.module.css'

/** What the toolbar asks for: an action of the editor, or the dialog for a link. */
export type EditorAct = EditorAction | 'link'

export interface ToolbarProps {
  /** Which acts are possible where the caret is. */
  can: Readonly<Partial<Record<EditorAct, boolean>>>
  /** Which marks stand where the caret is. */
  isOn: Partial<Record<EditorAct, boolean>>
  onAct: (act: EditorAct) => void
  /** What stands at the right: print, copy, keyboard. */
  children?: ReactNode
}

interface Item {
  act: EditorAct
  icon: typeof IconLink
  /** Its word stands beside the icon where there is room. */
  hasWord?: boolean
  isToggle?: boolean
}

const GROUPS: readonly (readonly Item[])[] = [
  [
    { act: 'undo', icon: IconArrowBackUp },
    { act: 'redo', icon: IconArrowForwardUp },
  ],
  [
    { act: 'newClause', icon: IconListNumbers, hasWord: true },
    { act: 'clauseUp', icon: IconArrowUp },
    { act: 'clauseDown', icon: IconArrowDown },
    { act: 'indent', icon: IconIndentIncrease },
    { act: 'outdent', icon: IconIndentDecrease },
  ],
  [
    { act: 'bold', icon: IconBold, isToggle: true },
    { act: 'italic', icon: IconItalic, isToggle: true },
    { act: 'link', icon: IconLink, isToggle: true, hasWord: true },
  ],
]
const HINTS = { newClause: 'newClauseHint' } as const

export function Toolbar({ can, isOn, onAct, children }: ToolbarProps) {
  const { t } = useTranslation('desk')
  return (
    <RovingToolbar>
      {GROUPS.map((group, index) => (
        <div key={group[0]?.act} className={styles.group}>
          {index > 0 && <hr />}
          {group.map(({ act, icon: Icon, hasWord, isToggle }) => (
            <button
              key={act}
              type="button"
              className={`button quiet ${hasWord ? '' : 'icon'} ${styles.item}`}
              aria-label={act in HINTS ? t(HINTS[act as keyof typeof HINTS]) : t(act)}
              title={act in HINTS ? t(HINTS[act as keyof typeof HINTS]) : t(act)}
              aria-pressed={isToggle ? (isOn[act] ?? false) : undefined}
              aria-disabled={!can[act]}
              // Keeps the caret where it is.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => can[act] && onAct(act)}
            >
              <Icon size={18} stroke={1.5} aria-hidden />
              {hasWord && <span className={styles.word}>{t(act)}</span>}
            </button>
          ))}
        </div>
      ))}
      <div className={styles.end}>{children}</div>
    </RovingToolbar>
  )
}

/** A toolbar with one tab stop over whatever buttons stand in it. */
function RovingToolbar({ children }: { children: ReactNode }) {
  const { t } = useTranslation('desk')
  const bar = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const buttons = () => [...(bar.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])]

  const place = (element: HTMLDivElement | null) => {
    bar.current = element
    buttons().forEach((button, index) => {
      button.tabIndex = index === stop ? 0 : -1
    })
  }
  const move = (event: KeyboardEvent) => {
    const all = buttons()
    const here = all.indexOf(document.activeElement as HTMLButtonElement)
    const targets: Record<string, number> = {
      ArrowRight: (here + 1) % all.length,
      ArrowLeft: (here - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }
    const target = targets[event.key]
    if (target === undefined || here === -1) return
    event.preventDefault()
    setStop(target)
    all[target]?.focus()
  }
  return (
    <div
      ref={place}
      role="toolbar"
      aria-label={t('toolbar')}
      className={styles.toolbar}
      data-region="toolbar"
      onKeyDown={move}
      onFocus={() => setStop(Math.max(0, buttons().indexOf(document.activeElement as HTMLButtonElement)))}
    >
      {children}
    </div>
  )
}
