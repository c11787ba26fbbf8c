// What the text shows of its history: told to the text view, which was there before this was fetched.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Me } from '@plenary/shared/api/people-routes'
import { memo, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkedEditor } from '../editor/late-marks.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useTextState } from '../sync/use-text-session.ts'
import type { TextHistory as History } from '../ui/text-history.ts'
import styles from './clause-history.module.css'
import { ClauseHistory } from './clause-history.tsx'
import { LetterNote } from './letter-note.tsx'
import { useCaretLetter, usePointedLetter } from './pointed-letter.ts'
import type { OwnClient } from './use-known-authors.ts'
import { useWantedWhoWrote, useWhoWrote } from './use-who-wrote.ts'
import { WhoWroteSection } from './who-wrote-section.tsx'

export interface TextHistoryProps {
  declaration: DeclarationFacts
  text: TextFacts
  session: TextSession | undefined
  person: Me
  /** Undefined while the text is not there. */
  marked: MarkedEditor | undefined
  onChange: (history: History | undefined) => void
}

export const TextHistory = memo(function TextHistory(props: TextHistoryProps) {
  const { declaration, text, session, marked, onChange } = props
  const editor = marked?.editor ?? null
  const { t } = useTranslation('authorship')
  const doc = useTextState(session, ({ replica }) => replica?.doc)
  const own = useOwnClient(props, doc?.clientID)
  const { roster } = declaration
  const [isOn, setOn] = useWantedWhoWrote()
  const now = useWhoWrote(isOn, { marked, doc, textId: text.id, own, roster })
  const letter = useCaretLetter(marked, now.view)
  const pointed = usePointedLetter(editor, now.view)
  const facts = useMemo(() => ({ textId: text.id, own, roster }), [text.id, own, roster])
  const history = useMemo(
    (): History => ({
      panel: (clauseId) => (
        <>
          <WhoWroteSection {...{ isOn, now, letter, facts }} onSwitch={setOn} />
          {clauseId === null ? (
            <p className={styles.whole}>{t('historyOfWhole')}</p>
          ) : (
            <ClauseHistory key={clauseId} {...{ declaration, text, clauseId }} />
          )}
        </>
      ),
    }),
    [isOn, setOn, now, letter, facts, declaration, text, t],
  )
  useEffect(() => onChange(history), [history, onChange])
  return pointed ? <LetterNote pointed={pointed} {...facts} /> : null
})

function useOwnClient({ person, declaration }: TextHistoryProps, client: number | undefined): OwnClient {
  const { cityId, role } = declaration
  return useMemo(
    () => ({ client, author: { personId: person.id, name: person.name, cityId, role } }),
    [client, person, cityId, role],
  )
}
