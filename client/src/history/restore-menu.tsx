// Brings back what the page shows: one clause of it, or for the secretariat the whole text.
import { Menu } from '@mantine/core'
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { PastText } from '@plenary/shared/api/past-routes'
import { outlineOfContent } from '@plenary/shared/declaration/outline'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clauseWords } from '../i18n/clause-words.ts'
import { useFormats } from '../i18n/format.ts'
import { IconArrowBackUp } from '../ui/icons.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { LateRestoreDialog } from './late-restore-dialog.tsx'
import styles from './restore-menu.module.css'
import type { PlaceEntry } from './time-line.ts'
import { useVersionWords } from './use-version-words.ts'

export interface RestoreMenuProps {
  declaration: DeclarationFacts
  text: TextFacts
  past: PastText
  places: readonly PlaceEntry[]
  /** Once something has been brought back: a sentence that says so, and the clause, unless it was all of it. */
  onRestored: (sentence: string, clauseId: string | undefined) => void
}

/** What is asked about: a clause, or all of it. */
interface Asked {
  readonly clause: { readonly id: string; readonly named: string } | undefined
}

/** Nothing for whoever may not write, or on a screen on which the text is only read. */
export function RestoreMenu({ declaration, text, past, places, onRestored }: RestoreMenuProps) {
  const { t } = useTranslation('versions')
  const [asked, setAsked] = useState<Asked>()
  const button = useRef<HTMLButtonElement>(null)
  const clauses = useClauses(past)
  const label = useFromLabel(past, places)
  const isWritable = useMediaQuery('(min-width: 768px)')
  const { role, cityId, state } = declaration
  const may = (action: 'edit-text' | 'restore-text') =>
    isAllowed({ role, ownCity: cityId, action, state, city: null })
  if (!isWritable || !may('edit-text')) return null
  const ask = (clause: Asked['clause']) => {
    // The dialog gives the focus back to the button, not to an item that is gone.
    button.current?.focus()
    setAsked({ clause })
  }
  const close = () => setAsked(undefined)
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false} transitionProps={{ duration: 180 }}>
        <Menu.Target>
          <button type="button" className="button" ref={button}>
            <IconArrowBackUp size={18} stroke={1.5} aria-hidden="true" />
            {t('bringBack')}
          </button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu ?? ''}>
          {may('restore-text') && (
            <>
              <Menu.Item onClick={() => ask(undefined)}>{t('bringBackAll')}</Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Label>{t('bringBackClause')}</Menu.Label>
          {clauses.map(({ id, name, named, firstWords }) => (
            <Menu.Item key={id} onClick={() => ask({ id, named })}>
              <span className={styles.clause}>
                <b>{name}</b>
                <span lang={past.language}>{firstWords}</span>
              </span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <LateRestoreDialog
          {...{ declaration, text, ...label, clause: asked.clause }}
          onClose={close}
          onRestored={(sentence) => onRestored(sentence, asked.clause?.id)}
        />
      )}
    </>
  )
}

function useClauses({ content, numberStyle }: PastText) {
  const { t } = useTranslation('desk')
  return useMemo(
    () =>
      outlineOfContent(content, numberStyle).flatMap(({ kind, id, path, firstWords }) =>
        kind === 'clause' && id !== null
          ? [
              {
                id,
                firstWords,
                name: clauseWords(path, numberStyle, false, t),
                named: clauseWords(path, numberStyle, true, t),
              },
            ]
          : [],
      ),
    [content, numberStyle, t],
  )
}

function useFromLabel({ sequence, versionId, at }: PastText, places: readonly PlaceEntry[]) {
  const { dayAndMinute } = useFormats()
  const { short } = useVersionWords()
  const place = places.find(({ moment }) => moment === `version:${versionId}`)
  return {
    from:
      versionId === null
        ? ({ kind: 'sequence', sequence } as const)
        : ({ kind: 'version', id: versionId } as const),
    fromLabel: place?.kind === 'version' ? short(place.version) : dayAndMinute(at ?? ''),
  }
}
