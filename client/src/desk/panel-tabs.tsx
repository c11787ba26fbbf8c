// The head of the right panel: what of the selected part it shows.
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconX } from '../ui/icons.ts'
import styles from './panel-tabs.module.css'

const TABS = ['positions', 'history'] as const
export type PanelTab = (typeof TABS)[number]

export interface PanelTabsProps {
  tab: PanelTab
  onTab: (tab: PanelTab) => void
  onClose: () => void
}

export function PanelTabs({ tab, onTab, onClose }: PanelTabsProps) {
  const { t } = useTranslation(['acts', 'shell', 'desk'])
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const next = TABS.indexOf(tab) === 0 ? 1 : 0
    onTab(TABS[next])
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div className={styles.cap}>
      <div ref={list} className={styles.tabs} role="tablist" aria-label={t('desk:panel')}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => onTab(name)}
            onKeyDown={move}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <button
        type="button"
        className={`button quiet icon small ${styles.close}`}
        aria-label={t('shell:close')}
        onClick={onClose}
      >
        <IconX size={18} stroke={1.5} />
      </button>
    </div>
  )
}
