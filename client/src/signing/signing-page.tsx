// The signing inside the desk: the signature page, and beside it what the reader can do or look up at this moment.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Signing } from '@plenary/shared/api/signing-routes'
import type { Names } from '@plenary/shared/declaration/names'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../api/loaded.tsx'
import { useProxies } from '../api/positions.ts'
import { useSigning } from '../api/signing.ts'
import { useTextContent } from '../api/text-content.ts'
import { MeetingContext } from '../i18n/plenary-times.ts'
import { Statement } from '../ui/statement.tsx'
import { ConcludedPanel } from './concluded-panel.tsx'
import { NotOpenPanel } from './not-open-panel.tsx'
import type { PanelProps } from './panel-parts.tsx'
import { ProgressPanel } from './progress-panel.tsx'
import { ReadingPanel } from './reading-panel.tsx'
import { ReasonRoom } from './reason-room.tsx'
import { SignPanel } from './sign-panel.tsx'
import { SignRoom } from './sign-room.tsx'
import { SignaturePage } from './signature-page.tsx'
import { ownSigners, rosterSigners, signersOf } from './signers.ts'
import styles from './signing-page.module.css'

export interface SigningPageProps {
  declaration: DeclarationFacts
  text: TextFacts
  networkNames: Names
}

export function SigningPage(props: SigningPageProps) {
  return (
    <MeetingContext value={props.declaration.plenary}>
      <SignRoom>
        <ReasonRoom>
          <Screen {...props} />
        </ReasonRoom>
      </SignRoom>
    </MeetingContext>
  )
}

function Screen(props: SigningPageProps) {
  const { declaration } = props
  const { t } = useTranslation('signing')
  const { state, id } = declaration
  const signing = useSigning(id)
  // What the page has of it is asked for meanwhile, not thereafter.
  useTextContent(props.text.id)
  // As the declaration says it: what is known of a signing may be a moment older.
  const isUnderWay = state === 'signing' || state === 'signed'
  const data = isUnderWay ? (signing.data ?? undefined) : null
  if (state === 'drafting' || state === 'closed') {
    return (
      <main className={styles.early} id="main" tabIndex={-1}>
        <Statement title={t('notAdoptedTitle')} body={t('notAdoptedBody')} />
      </main>
    )
  }
  return (
    <main className={styles.page} id="main" tabIndex={-1}>
      <Loaded query={{ ...signing, data, error: data === undefined ? signing.error : null }}>
        {(known) => <Opened {...props} signing={known} />}
      </Loaded>
    </main>
  )
}

function Opened({
  declaration,
  text,
  networkNames,
  signing,
}: SigningPageProps & { signing: Signing | null }) {
  const proxies = useProxies(declaration.plenary.id).data
  const signers = useMemo(
    () => (signing ? signersOf(signing, declaration) : rosterSigners(declaration, proxies ?? [])),
    [signing, declaration, proxies],
  )
  const own = ownSigners(signers, declaration)
  return (
    <>
      <aside key={stageOf(signing)} className={styles.panel} data-region="panel">
        <Panel {...{ declaration, text, signing, signers, own }} />
      </aside>
      <SignaturePage
        networkNames={networkNames}
        title={declaration.title}
        text={text}
        version={signing ? { number: signing.version, digest: signing.digest } : declaration.version}
        signers={signers}
        own={own}
        isOpen={signing !== null}
      />
    </>
  )
}

/** Each stage is read from its top. */
function stageOf(signing: Signing | null): 'not-open' | 'open' | 'ended' {
  if (signing === null) return 'not-open'
  return signing.ended === null ? 'open' : 'ended'
}

function Panel({ signing, ...props }: PanelProps & { signing: Signing | null }) {
  const { role, cityId, state } = props.declaration
  if (signing === null) return <NotOpenPanel {...props} />
  if (signing.ended !== null) return <ConcludedPanel {...props} signing={signing} />
  if (isAllowed({ role, ownCity: cityId, action: 'conclude-signing', state, city: null }))
    return <ProgressPanel {...props} signing={signing} />
  if (props.own.length > 0) return <SignPanel {...props} signing={signing} />
  return <ReadingPanel {...props} signing={signing} />
}
