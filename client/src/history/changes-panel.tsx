// The changes one by one: how many, by whom, where; one of them is the one that the reader looks at.
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { IconArrowDown, IconArrowUp, IconChevronDown } from '../ui/icons.ts'
import { ChangeItem } from './change-item.tsx'
import styles from './changes-panel.module.css'
import { useComparing, useCurrent } from './comparing.ts'

export interface ChangesPanelProps {
  onStep: (step: 1 | -1) => void
  /** What narrows the list; nothing where there is nothing to choose. */
  filters: ReactNode
}

export function ChangesPanel({ onStep, filters }: ChangesPanelProps) {
  const { t } = useTranslation('compare')
  const { changes, select } = useComparing()
  const current = useCurrent()
  const [isOpen, setOpen] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const isOneDay = useIsOneDay(changes)
  useEffect(() => {
    if (current) list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const move = (event: KeyboardEvent) => {
    const here = current ? changes.indexOf(current) : -1
    const targets: Record<string, number> = {
      ArrowDown: Math.min(here + 1, changes.length - 1),
      ArrowUp: Math.max(here - 1, 0),
      Home: 0,
      End: changes.length - 1,
    }
    const target = changes[targets[event.key] ?? -1]
    if (!target) return
    event.preventDefault()
    select(target)
    list.current?.querySelectorAll('button')[changes.indexOf(target)]?.focus()
  }
  return (
    <nav
      className={`${styles.panel} ${isOpen ? styles.open : ''}`}
      aria-label={t('changesLabel')}
      data-region="changes"
    >
      <div className={styles.cap}>
        <CountWords />
        <button
          type="button"
          className={`button quiet icon small ${styles.toggle}`}
          aria-expanded={isOpen}
          aria-label={t('showList')}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronDown size={18} stroke={1.5} aria-hidden="true" />
        </button>
      </div>
      {filters && (
        <div className={styles.tools}>
          {filters}
          {changes.length > 0 && (
            <div className={styles.steps}>
              <StepButton word={t('previous')} icon={IconArrowUp} onStep={() => onStep(-1)} />
              <StepButton word={t('next')} icon={IconArrowDown} onStep={() => onStep(1)} />
            </div>
          )}
        </div>
      )}
      <ul ref={list} className={styles.list} onKeyDown={move}>
        {changes.map((change, index) => (
          <ChangeItem
            key={change.key}
            change={change}
            isCurrent={change === current}
            isStop={current ? change === current : index === 0}
            isOneDay={isOneDay}
          />
        ))}
      </ul>
    </nav>
  )
}

function useIsOneDay(changes: readonly PlacedChange[]): boolean {
  const { day } = useFormats()
  return useMemo(
    () => new Set(changes.flatMap(({ by }) => by.map(({ at }) => day(at)))).size === 1,
    [changes, day],
  )
}

interface StepButtonProps {
  word: string
  icon: typeof IconArrowUp
  onStep: () => void
}

function StepButton({ word, icon: Icon, onStep }: StepButtonProps) {
  return (
    <button type="button" className="button quiet icon small" aria-label={word} title={word} onClick={onStep}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
    </button>
  )
}

function CountWords() {
  const { t } = useTranslation('compare')
  const { list } = useFormats()
  const { changes, facesOf } = useComparing()
  const faces = [
    ...new Map(changes.flatMap(({ by }) => facesOf(by)).map((face) => [face.key, face])).values(),
  ]
  const [cities, others] = [faces.filter(({ isCity }) => isCity), faces.filter(({ isCity }) => !isCity)]
  const who = list([
    ...(cities.length > 0 ? [t('cities', { count: cities.length })] : []),
    ...others.map(({ name }) => name),
  ])
  const places = new Set(changes.map(({ part }) => part)).size
  return (
    <>
      <b>{t('changes', { count: changes.length })}</b>
      {changes.length > 0 && <span>{t('byWhomWhere', { who, count: places })}</span>}
    </>
  )
}
