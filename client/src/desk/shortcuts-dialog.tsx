// The keys that the desk knows, as a list.
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import styles from './shortcuts-dialog.module.css'

const SHORTCUTS = [
  ['shortcutMove', ['F6']],
  ['shortcutMoveBack', ['Shift', 'F6']],
  ['shortcutToolbar', ['Alt', 'F10']],
  ['shortcutEnter', ['Enter']],
  ['shortcutParagraph', ['Shift', 'Enter']],
  ['shortcutTab', ['Tab']],
  ['shortcutUntab', ['Shift', 'Tab']],
  ['shortcutClause', ['Alt', 'Shift', '↑ ↓']],
  ['shortcutUndo', ['Ctrl', 'Z']],
  ['shortcutRedo', ['Ctrl', 'Shift', 'Z']],
  ['shortcutBold', ['Ctrl', 'B']],
  ['shortcutItalic', ['Ctrl', 'I']],
  ['shortcutNextChange', ['N']],
  ['shortcutPreviousChange', ['P']],
  ['shortcutHelp', ['Ctrl', '/']],
] as const

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['acts', 'shell'])
  return (
    <Dialog
      onClose={onClose}
      title={t('shortcutsTitle')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <dl className={styles.shortcuts}>
        {SHORTCUTS.map(([word, keys]) => (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
