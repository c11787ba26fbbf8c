// Asks who acts for whom, in what, and by which letter.
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { PROXY_SCOPES, type ProxyScope } from '@plenary/shared/positions/proxies'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormProblem } from '../api/field-problem.ts'
import type { PlenaryWithRoster } from '../api/plenaries.ts'
import { type ProxyOfCity, usePutProxy } from '../api/proxies.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { SCOPE_WORDS } from './scope-words.ts'

export interface ProxyDialogProps {
  plenary: PlenaryWithRoster
  /** Undefined for a new one. */
  proxy: ProxyOfCity | undefined
  onClose: () => void
}

export function ProxyDialog({ plenary, proxy, onClose }: ProxyDialogProps) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const put = usePutProxy(plenary.id)
  const problem = useFormProblem(put.error)
  const [principal, setPrincipal] = useState(proxy?.principalId ?? '')
  const [holder, setHolder] = useState(proxy?.holderId ?? '')
  const [scopes, setScopes] = useState<readonly ProxyScope[]>(proxy?.scopes ?? [])
  const [letter, setLetter] = useState(proxy?.letter ?? '')
  const [wasTried, setTried] = useState(false)
  const missing = (isMissing: boolean) => (wasTried && isMissing ? t('shell:fieldMissing') : undefined)
  const send = () => {
    setTried(true)
    if (
      principal === '' ||
      holder === '' ||
      principal === holder ||
      scopes.length === 0 ||
      letter.trim() === ''
    )
      return
    put.mutate({ principal, body: { holder, scopes: [...scopes], letter } }, { onSuccess: onClose })
  }
  const holderHint = () => {
    const entry = plenary.roster.find(({ city }) => city.id === holder)
    if (!entry || entry.member) return t('proxyHolderHint')
    return t('proxyHolderNoMember', { city: nameIn(entry.city.names, interfaceLanguage()) })
  }
  const cities = (without: string) => [
    { value: '', label: t('proxyChoose') },
    ...plenary.roster
      .filter(({ city }) => city.id !== without)
      .map(({ city }) => ({ value: city.id, label: nameIn(city.names, interfaceLanguage()) })),
  ]
  return (
    <Dialog
      onClose={onClose}
      title={t(proxy ? 'proxyChangeTitle' : 'proxyNew')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      centered
    >
      <Form act={t('proxySave')} isBusy={put.isPending} failure={problem.sentence} onSubmit={send}>
        <NativeSelect
          label={t('proxyPrincipal')}
          description={t('proxyPrincipalHint')}
          data={cities(holder)}
          value={principal}
          disabled={proxy !== undefined}
          error={missing(principal === '')}
          onChange={(event) => setPrincipal(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('proxyHolder')}
          description={holderHint()}
          data={cities(principal)}
          value={holder}
          error={missing(holder === '')}
          onChange={(event) => setHolder(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('proxyScopes')}
          value={[...scopes]}
          error={missing(scopes.length === 0)}
          onChange={(chosen) => setScopes(PROXY_SCOPES.filter((scope) => chosen.includes(scope)))}
        >
          {PROXY_SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(SCOPE_WORDS[scope])} mt={8} />
          ))}
        </Checkbox.Group>
        <TextInput
          name="letter"
          label={t('proxyLetter')}
          description={t('proxyLetterHint')}
          value={letter}
          maxLength={300}
          error={missing(letter.trim() === '') ?? problem.at('letter')}
          onChange={(event) => setLetter(event.currentTarget.value)}
        />
      </Form>
    </Dialog>
  )
}
