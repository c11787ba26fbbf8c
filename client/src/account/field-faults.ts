// What a form can tell by itself, before the server is asked; the server asks again.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

type Fault = 'fieldMissing' | 'fieldEmail' | 'passwordHint'
/** What a field must be; `anything` and `optionalNewPassword` may stay empty. */
export type FieldKind = 'line' | 'email' | 'password' | 'newPassword' | 'optionalNewPassword' | 'anything'

export function faultOf(kind: FieldKind, value: string): Fault | undefined {
  if (kind === 'anything' || (kind === 'optionalNewPassword' && value === '')) return undefined
  if (value.trim() === '') return 'fieldMissing'
  if (kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim())) return 'fieldEmail'
  if ((kind === 'newPassword' || kind === 'optionalNewPassword') && value.length < 10) return 'passwordHint'
  return undefined
}

/** The values of a form's fields, from those that were given on, with their faults from the first attempt to send them on. */
export function useFields<Name extends string>(
  kinds: Record<Name, FieldKind>,
  given: Partial<Record<Name, string>> = {},
) {
  const { t } = useTranslation('account')
  const names = Object.keys(kinds) as Name[]
  const [values, setValues] = useState(
    () => Object.fromEntries(names.map((name) => [name, given[name] ?? ''])) as Record<Name, string>,
  )
  const [wasTried, setTried] = useState(false)
  const faults = names.flatMap((name) => faultOf(kinds[name], values[name]) ?? [])

  /** The props of the field's input. */
  function field(name: Name) {
    const fault = wasTried ? faultOf(kinds[name], values[name]) : undefined
    return {
      name,
      value: values[name],
      error: fault && t(fault),
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget
        setValues((before) => ({ ...before, [name]: value }))
      },
    }
  }

  /** Calls `send` if no field has a fault; else the faults are shown. */
  function attempt(send: (values: Record<Name, string>) => void) {
    setTried(true)
    if (faults.length === 0) send(values)
  }

  function clear() {
    setTried(false)
    setValues(Object.fromEntries(names.map((name) => [name, ''])) as Record<Name, string>)
  }

  return { field, attempt, clear }
}
