// The page in the middle: the text as it is open here, or in its place why it is not shown.
import type { Editor } from '@tiptap/core'
import { useTranslation } from 'react-i18next'
import type { FaceOf } from '../editor/caret-face.ts'
import { DeclarationEditor } from '../editor/declaration-editor.tsx'
import type { EditorLocks } from '../editor/lock-marks.ts'
import type { Place } from '../editor/place.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Statement } from '../ui/statement.tsx'
import { useCityWords } from './city-words.ts'
import { useDesk } from './desk-context.ts'
import { PolledText } from './polled-text.tsx'
import styles from './sheet.module.css'
import { useKeptPlace } from './use-kept-place.ts'

export interface SheetProps {
  isEditable: boolean
  locks: EditorLocks
  /** Somebody tried to change a locked clause here. */
  onLockedAttempt: (clauseId: string) => void
  /** The keyboard asks for a link. */
  onLink: () => void
  printFoot: string
  onEditor: (editor: Editor | null) => void
  onPlace: (place: Place | undefined) => void
}

export function Sheet(props: SheetProps) {
  const { isEditable, locks, printFoot, onEditor, onPlace, onLockedAttempt, onLink } = props
  const { t } = useTranslation('desk')
  const { text, session, declaration, tell } = useDesk()
  const saveState = useTextState(session, (state) => state.saveState)
  const replica = useTextState(session, (state) => state.replica)
  const polled = useTextState(session, (state) => state.polled)
  const { restoreFrom, keep } = useKeptPlace(session)
  const { nameOf, codeOf } = useCityWords(declaration.roster)
  const faceOf: FaceOf = (stamp) => ({ name: nameOf(stamp), code: codeOf(stamp), palette: stamp.palette })
  if (isWithheld(saveState)) return <Withheld />
  if (polled) {
    return (
      <PolledText
        polled={polled}
        text={text}
        faceOf={faceOf}
        locks={locks}
        printFoot={printFoot}
        onEditor={onEditor}
        onPlace={onPlace}
      />
    )
  }
  if (!replica) return <NotYet state={saveState} onRetry={() => session?.retry()} />
  return (
    <DeclarationEditor
      key={replica.generation}
      doc={replica.doc}
      awareness={replica.awareness}
      editable={isEditable}
      language={text.language}
      numberStyle={text.numberStyle}
      faceOf={faceOf}
      printFoot={printFoot}
      locks={locks}
      restoreFrom={restoreFrom()}
      onEditor={(editor) => {
        keep(editor)
        onEditor(editor)
      }}
      onPlace={onPlace}
      onLockedAttempt={onLockedAttempt}
      onLink={onLink}
      onLateLetters={(late) => {
        session?.keepLateLetters(late)
        if (late.code === 'closed') tell({ about: 'closed', sentence: t('closedMeanwhile') })
      }}
      onNothingToUndo={() => {
        if (replica.generation > 0) tell({ about: 'undo', sentence: t('undoBeginsHere') })
      }}
      onComposing={(composing) => replica.hold(composing)}
    />
  )
}

/** Whoever lost the access, or whose text is gone, does not go on reading. */
function isWithheld(state: SaveState | undefined): boolean {
  return state?.kind === 'ended' && (state.why === 'removed' || state.why === 'not-found')
}

function Withheld() {
  const { t } = useTranslation(['desk', 'shell'])
  return (
    <Statement isFailure title={t('withheld')} body={t('rowRemoved')}>
      <a className="button" href="/">
        {t('shell:toDeclarations')}
      </a>
    </Statement>
  )
}

function NotYet({ state, onRetry }: { state: SaveState | undefined; onRetry: () => void }) {
  const { t } = useTranslation(['desk', 'shell'])
  if (state?.kind === 'load-failed') {
    return (
      <Statement
        isFailure
        title={t('loadFailed')}
        body={t(state.reason === 'try-later' ? 'loadTryLater' : 'loadUnreachable')}
      >
        <button type="button" className="button filled" onClick={onRetry}>
          {t('shell:tryAgain')}
        </button>
      </Statement>
    )
  }
  if (state?.kind === 'ended') return <Statement isFailure title={t('loadFailed')} />
  return (
    <div className={styles.waiting}>
      <Skeleton label={t('loadingText')} />
    </div>
  )
}
