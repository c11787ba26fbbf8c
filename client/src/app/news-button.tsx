// The news on the desk: their code comes behind the text, so that what is new is counted before anybody opens them.
import { useDesk } from '../desk/desk-context.ts'
import { withWords } from '../i18n/i18n.ts'
import { NewsFace } from '../news/news-face.tsx'
import { useTextState } from '../sync/use-text-session.ts'
import { LatePopup } from '../ui/late-popup.tsx'
import styles from './news-button.module.css'

const loadPopover = () =>
  withWords(import('../news/news-popover.tsx'), 'news', 'desk').then(({ NewsPopover }) => NewsPopover)

export function NewsButton() {
  const { declaration, text, session, person } = useDesk()
  const kind = useTextState(session, ({ saveState }) => saveState.kind)
  // Again whenever the connection is back: without it nothing could be fetched.
  const isWanted = kind !== undefined && kind !== 'loading' && kind !== 'offline'
  return (
    <LatePopup
      load={loadPopover}
      own={{ declaration, text, session, me: person.name }}
      kind="dialog"
      isWanted={isWanted}
      className={`button ${styles.news}`}
    >
      <NewsFace count={0} />
    </LatePopup>
  )
}
