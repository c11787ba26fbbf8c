// The desk's header: what it is, in which state, where one is, whether it is saved, who is here, who one is.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../ui/mark.tsx'
import styles from './desk-header.module.css'
import { IS_ADOPTED } from './life-acts.ts'
import { LifeRule } from './life-rule.tsx'
import type { PresentGroup } from './presence-by-city.ts'
import { PresenceTiles } from './presence-tiles.tsx'

export interface DeskHeaderProps {
  declaration: DeclarationFacts | undefined
  saveState: ReactNode
  present: readonly PresentGroup[]
  /** What happened that concerns the person. */
  news?: ReactNode
  /** How the secretariat steers the screen on the wall. */
  hall?: ReactNode
  personMenu: ReactNode
}

export function DeskHeader({ declaration, saveState, present, news, hall, personMenu }: DeskHeaderProps) {
  const { t, i18n } = useTranslation(['desk', 'shell'])
  const tabs = useOpenTabInView()
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.home} aria-label={t('shell:toDeclarations')}>
        <Mark />
      </Link>
      {declaration && (
        <>
          <div className={styles.title}>
            <h1>{declaration.title}</h1>
            <span>{nameIn(declaration.plenary.names, i18n.language)}</span>
          </div>
          <LifeRule declaration={declaration} />
          <nav ref={tabs} className={styles.tabs} aria-label={t('views')}>
            <Link
              to="/declarations/$declaration"
              params={{ declaration: declaration.id }}
              activeOptions={{ exact: true }}
            >
              {t('text')}
            </Link>
            <Link to="/declarations/$declaration/positions" params={{ declaration: declaration.id }}>
              {t('positions')}
            </Link>
            <Link to="/declarations/$declaration/versions" params={{ declaration: declaration.id }}>
              {t('versions')}
            </Link>
            <Link to="/declarations/$declaration/roster" params={{ declaration: declaration.id }}>
              {t('roster')}
            </Link>
            {IS_ADOPTED[declaration.state] && (
              <Link to="/declarations/$declaration/signing" params={{ declaration: declaration.id }}>
                {t('signing')}
              </Link>
            )}
            {mayReadRecord(declaration) && (
              <Link to="/declarations/$declaration/record" params={{ declaration: declaration.id }}>
                {t('record')}
              </Link>
            )}
          </nav>
        </>
      )}
      <div className={styles.right}>
        {saveState}
        <PresenceTiles groups={present} />
        <div className={styles.beside}>
          {news}
          {hall}
        </div>
        {personMenu}
      </div>
    </header>
  )
}

/** Where the tabs slide, the one of the view that is open is slid to. */
function useOpenTabInView(): RefObject<HTMLElement | null> {
  const tabs = useRef<HTMLElement>(null)
  const path = useLocation({ select: ({ pathname }) => pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew for every view
  useEffect(() => {
    const nav = tabs.current
    if (!nav) return
    const slide = () =>
      nav.querySelector('[aria-current=page]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
    slide()
    // The header's other parts come a moment later.
    const resized = new ResizeObserver(slide)
    resized.observe(nav)
    return () => resized.disconnect()
  }, [path])
  return tabs
}

function mayReadRecord({ role, cityId, state }: DeclarationFacts): boolean {
  return isAllowed({ role, ownCity: cityId, action: 'read-audit', state, city: null })
}
