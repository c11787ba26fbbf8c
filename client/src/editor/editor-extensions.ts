// Everything that makes Tiptap the editor of a declaration: the schema, the binding to the Y.Doc, and our plugins around it.
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import type { RandomBytes } from '@plenary/shared/ids'
import type { Container } from '@plenary/shared/schema/nodes'
import { declarationExtensions } from '@plenary/shared/schema/schema'
import { type AnyExtension, Extension } from '@tiptap/core'
import { dropCursor } from '@tiptap/pm/dropcursor'
import type { Schema } from '@tiptap/pm/model'
import type { Plugin } from '@tiptap/pm/state'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { boundCollaboration } from './bound-collaboration.ts'
import type { FaceOf } from './caret-face.ts'
import { clauseClipboard } from './clause-clipboard.ts'
import { ClauseKeys } from './clause-keys.ts'
import { clauseMargin } from './clause-margin.ts'
import { containedBinding } from './contained-binding.ts'
import { lateKeys } from './late-letters.ts'
import { lateMarks } from './late-marks.ts'
import { localRepairs } from './local-repairs.ts'
import { lockCarets } from './lock-carets.ts'
import { lockDrawing } from './lock-drawing.ts'
import { LockGuard } from './lock-guard.ts'
import { type LateLetters, lockState } from './lock-state.ts'
import { ownPresence } from './own-presence.ts'
import { undoOnlyOwn } from './own-undo.ts'
import { partAsides } from './part-asides.ts'
import { remoteCarets } from './remote-carets.ts'
import { typeOverSelection } from './type-over-selection.ts'
import { wholeLetters } from './whole-letters.ts'
import { wordsSince } from './words-since.ts'

// The same extensions: the compiler reads Tiptap's types for CommonJS when it comes through shared.
const ownExtensions = declarationExtensions as readonly unknown[] as readonly AnyExtension[]

export interface EditorParts {
  /** Loaded: it has its four containers. */
  doc: Y.Doc
  awareness: Awareness
  /** Of the text. */
  language: string
  numberStyle: NumberStyle
  faceOf: FaceOf
  randomBytes: RandomBytes
  /** A fault of the binding, already contained. */
  onFault: (fault: unknown) => void
  /** Escape was pressed: the next Tab leaves the text. */
  onLeaving: () => void
  onFill: (container: Container) => void
  /** The link of the selected words is asked for. */
  onLink?: () => void
  /** Somebody tried to change a locked clause here, and was refused. */
  onLockedAttempt?: (clauseId: string) => void
  /** Undo was pressed, and there is nothing of one's own to take back here. */
  onNothingToUndo?: () => void
  /** Letters were typed on when a lock came: they are not in the text, keep them. */
  onLateLetters?: (late: LateLetters) => void
}

export function editorExtensions(parts: EditorParts): AnyExtension[] {
  return [
    ...ownExtensions,
    ClauseKeys.configure({
      randomBytes: parts.randomBytes,
      onLeaving: parts.onLeaving,
      onLink: parts.onLink,
      onNothingToUndo: parts.onNothingToUndo,
    }),
    LockGuard,
    boundCollaboration(parts.doc),
    behindTheBinding((schema) => [
      lockState({
        onAttempt: (id) => parts.onLockedAttempt?.(id),
        onLateLetters: (late) => parts.onLateLetters?.(late),
      }),
      containedBinding(parts.onFault),
      undoOnlyOwn(),
      lockCarets(),
      lateKeys(),
      localRepairs(parts.randomBytes),
      typeOverSelection(),
      wholeLetters(),
      clauseClipboard(schema, parts.randomBytes, parts.numberStyle),
      clauseMargin(parts),
      lockDrawing(),
      wordsSince(),
      lateMarks(),
      partAsides('strip'),
      partAsides('slip'),
      remoteCarets(parts.awareness, parts.faceOf),
      ownPresence(parts.awareness),
      dropCursor({ color: false, class: 'drop-cursor' }),
    ]),
  ]
}

/** Plugins that read the binding's state when they begin, hence behind Collaboration, whose priority is 1000. */
function behindTheBinding(plugins: (schema: Schema) => Plugin[]): AnyExtension {
  return Extension.create({
    name: 'declarationEditor',
    priority: 900,
    addProseMirrorPlugins() {
      return plugins(this.editor.schema)
    },
  })
}
