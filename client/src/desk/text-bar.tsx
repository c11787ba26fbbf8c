// The bar above the page: the toolbar for those who write, a quiet line for those who read along; print, copy and keyboard for all.

import { IS_OPEN } from '@plenary/shared/declaration/life'
import type { Editor } from '@tiptap/core'
import { useTranslation } from 'react-i18next'
import { linkWords, runAction } from '../editor/editor-actions.ts'
import { useActionState } from '../editor/use-action-state.ts'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { withWords } from '../i18n/i18n.ts'
import { ClosedLine } from './closed-line.tsx'
import { useDesk } from './desk-context.ts'
import { lateDialog } from './late-dialog.tsx'
import styles from './text-bar.module.css'
import { TextBarEnd, type TextBarEndProps } from './text-bar-end.tsx'
import { type EditorAct, Toolbar } from './toolbar.tsx'

const LinkDialog = lateDialog(() =>
  withWords(import('./link-dialog.tsx'), 'acts').then((file) => file.LinkDialog),
)

export interface TextBarProps extends TextBarEndProps {
  editor: Editor | null
  isEditable: boolean
  /** Whether the person's function allows writing in this state. */
  mayEdit: boolean
  /** Whether the screen is wide enough for writing. */
  isWritable: boolean
  /** Whether the address of a link is asked for: by the toolbar, or by the keyboard in the text. */
  isLinking: boolean
  onLinking: (isLinking: boolean) => void
}

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export function TextBar(props: TextBarProps) {
  const { editor, isEditable, mayEdit, isWritable, isLinking, onLinking, ...end } = props
  const actions = useActionState(editor)
  if (!mayEdit || !isWritable) return <ReadingBar mayEdit={mayEdit} {...end} />
  const act = (wanted: EditorAct) => {
    if (!editor) return
    if (wanted === 'link') onLinking(true)
    else runAction(editor, wanted, randomBytes)
  }
  const link = (address: string | null) => {
    onLinking(false)
    if (!editor) return
    linkWords(editor, address)
    editor.view.focus()
  }
  return (
    <>
      <Toolbar
        can={isEditable && actions ? { ...actions.can, link: actions.canLink } : {}}
        isOn={{
          bold: actions?.isBold === true,
          italic: actions?.isItalic === true,
          link: actions?.link !== undefined,
        }}
        onAct={act}
      >
        <TextBarEnd {...end} />
      </Toolbar>
      {isLinking && isEditable && actions?.canLink && (
        <LinkDialog
          onMissing={() => onLinking(false)}
          address={actions?.link}
          onSet={link}
          onClose={() => onLinking(false)}
        />
      )}
    </>
  )
}

function ReadingBar({ mayEdit, ...end }: TextBarEndProps & { mayEdit: boolean }) {
  const { t } = useTranslation(['desk', 'shell'])
  const { declaration } = useDesk()
  const { role, state } = declaration
  const line = () => {
    if (mayEdit) return t('narrowLine')
    if (!IS_OPEN[state]) return <ClosedLine declaration={declaration} />
    return t('readOnlyLine', { role: t(`shell:${ROLE_WORDS[role]}`) })
  }
  return (
    <div className={styles.reading} data-region="toolbar">
      <div className={styles.line}>{line()}</div>
      <div className={styles.end}>
        <TextBarEnd {...end} />
      </div>
    </div>
  )
}
