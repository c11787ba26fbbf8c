// Asks before the signing is opened: what is sealed, who signs and by whom, what the roster leaves open.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { useSigningAct } from '../api/signing.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Digest } from '../ui/digest.tsx'
import type { Signer } from './signers.ts'

export interface OpenDialogProps {
  declaration: DeclarationFacts
  signers: readonly Signer[]
  onClose: () => void
}

export function OpenDialog({ declaration, signers, onClose }: OpenDialogProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const act = useSigningAct(declaration.id)
  const { version } = declaration
  const failure = () => {
    if (isProblem(act.error, 'precondition-failed')) return t('otherVersion')
    return act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined
  }
  return (
    <ActDialog
      question={t('openQuestion')}
      act={t('openAct')}
      isWaiting={!version || signers.length === 0}
      isBusy={act.isPending}
      doing={t('openSealing')}
      failure={failure()}
      onAct={() => version && act.mutate({ act: 'open', digest: version.digest }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <Warnings signers={signers} />
      <ul>
        {version && (
          <li>
            {t('openSeals', { number: version.number })}{' '}
            <Digest key={version.digest} digest={version.digest} />
          </li>
        )}
        <li>{t('openFixes')}</li>
        <li>{t('openEnds')}</li>
      </ul>
      <section>
        <h3>{t('openSigners', { count: signers.length })}</h3>
        <ul>
          {signers.map((signer) => (
            <SignerLine key={signer.cityId} signer={signer} />
          ))}
        </ul>
      </section>
    </ActDialog>
  )
}

function Warnings({ signers }: { signers: readonly Signer[] }) {
  const { t } = useTranslation('signing')
  const { list } = useFormats()
  const nameless = signers.filter(({ signatory }) => signatory === null)
  const unreachable = signers.filter(({ isReachable }) => !isReachable)
  if (nameless.length + unreachable.length === 0) return null
  const cities = (some: readonly Signer[]) => ({
    count: some.length,
    cities: list(some.map(({ names }) => nameIn(names, interfaceLanguage()))),
  })
  return (
    <section>
      <h3>{t('openWarnings')}</h3>
      <ul>
        {nameless.length > 0 && <li>{t('warnNoSignatory', cities(nameless))}</li>}
        {unreachable.length > 0 && <li>{t('warnNobody', cities(unreachable))}</li>}
      </ul>
    </section>
  )
}

/** The city; who signs for it, with which title, or by whose delegation. */
function SignerLine({ signer: { names, signatory, holderNames } }: { signer: Signer }) {
  const { t } = useTranslation('signing')
  const language = interfaceLanguage()
  const named = signatory
    ? [signatory.names, signatory.titles].flatMap((each) => (each ? nameIn(each, language) : []))
    : [t('noSignatory')]
  const proxy = holderNames ? [t('byProxy', { city: nameIn(holderNames, language) })] : []
  return (
    <li>
      <b>{nameIn(names, language)}</b>
      {' · '}
      {[...named, ...proxy].join(t('comma'))}
    </li>
  )
}
