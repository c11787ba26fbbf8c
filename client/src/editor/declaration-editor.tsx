// The editor of one text, on its page.
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import type { RandomBytes } from '@plenary/shared/ids'
import { type Container, FRAGMENT } from '@plenary/shared/schema/nodes'
import type { Editor } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { FaceOf } from './caret-face.ts'
import { dragClauses } from './clause-drag.ts'
import { tellCompositions } from './compositions.ts'
import { editorExtensions } from './editor-extensions.ts'
import { fillContainer } from './fill-container.ts'
import type { KeptPlace } from './kept-selection.ts'
import { type EditorLocks, NO_LOCKS } from './lock-marks.ts'
import { type LateLetters, selectedPlace } from './lock-state.ts'
import type { Place } from './place.ts'
import { restorePlace } from './restore-place.ts'
import { setLocks } from './set-locks.ts'
import styles from './sheet.module.css'

export interface DeclarationEditorProps {
  /** Loaded. A new document is a new editor: mount with a new `key`. */
  doc: Y.Doc
  awareness: Awareness
  editable: boolean
  /** Language tag of the text, not of the interface. */
  language: string
  numberStyle: NumberStyle
  /** Looks up in the roster whose caret it is. May change at any render. */
  faceOf: FaceOf
  randomBytes?: RandomBytes
  /** At every change of the clause or container in which the caret is. */
  onPlace?: (place: Place | undefined) => void
  /** The editor once it is there, null when it has gone. */
  onEditor?: (editor: Editor | null) => void
  /** An input method began or ended composing: hold back other people's changes meanwhile. */
  onComposing?: (composing: boolean) => void
  /** A fault of the binding, already contained: worth a report. */
  onFault?: (fault: unknown) => void
  /** What is locked. May change at any render; a closed text is read-only. */
  locks?: EditorLocks
  /** Somebody tried to change a locked clause here, and was refused: say so. */
  onLockedAttempt?: (clauseId: string) => void
  /** Undo was pressed, and there is nothing of one's own to take back here. */
  onNothingToUndo?: () => void
  /** Letters were typed on when a lock came: they are not in the text, keep them. */
  onLateLetters?: (late: LateLetters) => void
  /** Ctrl+K: the link of the selected words is asked for. */
  onLink?: () => void
  /** Where the editor before this one stood (`selectionToKeep`), its positions carried over to this document. Read once. */
  restoreFrom?: KeptPlace | undefined
  /** At the foot of each printed page: "DRAFT", version, time. */
  printFoot?: string
}

/** Throws when the document has not been loaded: an editor on an empty one would write a second set of containers. */
export function DeclarationEditor(props: DeclarationEditorProps) {
  const { doc, awareness, language, numberStyle, printFoot, locks = NO_LOCKS } = props
  const editable = props.editable && !locks.isClosed
  if (doc.getXmlFragment(FRAGMENT).length === 0) throw new Error('the text is not loaded')
  const { t } = useTranslation('editor')
  const hint = useId()
  const line = useRef<HTMLDivElement>(null)
  const [isLeaving, setLeaving] = useState(false)
  const latest = useRef(props)
  latest.current = props

  const view = useRef<EditorView>(null)
  // Made once: an editor keeps the extensions that it was born with.
  const [extensions] = useState(() =>
    editorExtensions({
      doc,
      awareness,
      language,
      numberStyle,
      randomBytes: (length) => bytesOf(latest.current)(length),
      faceOf: (stamp) => latest.current.faceOf(stamp),
      onFault: (fault) => latest.current.onFault?.(fault),
      onLeaving: () => setLeaving(true),
      onLink: () => latest.current.onLink?.(),
      onLockedAttempt: (clause) => latest.current.onLockedAttempt?.(clause),
      onNothingToUndo: () => latest.current.onNothingToUndo?.(),
      onLateLetters: (late) => latest.current.onLateLetters?.(late),
      onFill: (container) => fill(view.current, container, bytesOf(latest.current)),
    }),
  )
  const editor = useEditor({
    editable,
    extensions,
    injectCSS: false,
    enableCoreExtensions: { keymap: false, clipboardTextSerializer: false, delete: false },
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('text'),
        'aria-describedby': hint,
        'aria-readonly': String(!editable),
        lang: language,
        translate: 'no',
        spellcheck: String(hasSpelling(language)),
        autocorrect: 'off',
        autocapitalize: 'sentences',
        tabindex: '0',
      },
    },
    onBlur: () => setLeaving(false),
  })

  useEffect(() => {
    editor.setEditable(editable, false)
  }, [editor, editable])
  useEffect(() => {
    view.current = editor.view
    latest.current.onEditor?.(editor)
    return () => latest.current.onEditor?.(null)
  }, [editor])
  useLayoutEffect(() => {
    const kept = latest.current.restoreFrom
    if (kept) restorePlace(editor, kept)
  }, [editor])
  useEffect(() => setLocks(editor, locks), [editor, locks])
  useEffect(() => tellPlaces(editor, (place) => latest.current.onPlace?.(place)), [editor])
  useEffect(
    () => tellCompositions(editor.view, (composing) => latest.current.onComposing?.(composing)),
    [editor],
  )
  useEffect(() => (line.current ? dragClauses(editor.view, line.current) : undefined), [editor])

  return (
    <article className={styles.sheet} lang={language} translate="no">
      <EditorContent editor={editor} />
      <div ref={line} className={styles.dropLine} hidden />
      <p id={hint} className="spoken">
        {editable ? t('tabHint') : t('readOnlyHint')}
      </p>
      <p className="spoken" role="status">
        {isLeaving ? t('tabLeaves') : ''}
      </p>
      {printFoot !== undefined && (
        <p className={styles.printFoot} aria-hidden="true">
          {printFoot}
        </p>
      )}
    </article>
  )
}

function fill(view: EditorView | null, container: Container, randomBytes: RandomBytes): void {
  if (!view?.editable) return
  fillContainer(container, randomBytes)(view.state, view.dispatch)
  view.focus()
}

function bytesOf({ randomBytes }: DeclarationEditorProps): RandomBytes {
  return randomBytes ?? ((length) => crypto.getRandomValues(new Uint8Array(length)))
}

/** Languages for which browsers have no dictionary, or one that underlines everything. */
function hasSpelling(language: string): boolean {
  return !['ja', 'zh', 'ko', 'th', 'my', 'km', 'lo'].includes(language.split('-')[0] ?? '')
}

function tellPlaces(editor: Editor, tell: (place: Place | undefined) => void): () => void {
  let said: string | undefined
  const say = () => {
    const place = selectedPlace(editor.state)
    const key = JSON.stringify(place)
    if (key !== said) tell(place)
    said = key
  }
  say()
  editor.on('transaction', say)
  return () => {
    editor.off('transaction', say)
  }
}
