import { MantineProvider, TextInput } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { Form } from './form.tsx'
import { PasswordField } from './password-field.tsx'

beforeAll(() => startI18n('en'))
afterEach(cleanup)

function Signing() {
  const [values, setValues] = useState({ email: '', password: '' })
  const [wasTried, setTried] = useState(false)
  const error = (name: keyof typeof values) =>
    wasTried && values[name] === '' ? 'This is needed.' : undefined
  return (
    <MantineProvider>
      <Form act="Sign in" isBusy={false} onSubmit={() => setTried(true)}>
        <TextInput
          label="E-mail"
          value={values.email}
          error={error('email')}
          onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, email: value }))}
        />
        <PasswordField
          label="Password"
          value={values.password}
          error={error('password')}
          onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, password: value }))}
        />
      </Form>
    </MantineProvider>
  )
}

test('[UI11] every refused attempt puts the focus into the first wrong field, and typing keeps it where it is', async () => {
  render(<Signing />)
  const [email, password] = [screen.getByLabelText('E-mail'), screen.getByLabelText('Password')]
  const act = screen.getByRole('button', { name: 'Sign in' })
  await userEvent.click(act)
  expect(document.activeElement).toBe(email)
  await userEvent.click(act)
  expect(document.activeElement).toBe(email)
  await userEvent.type(email, 'a')
  expect(document.activeElement).toBe(email)
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement).toBe(password)
})

test('[UI13] the button that shows a password is reached and pressed by keyboard', async () => {
  render(<Signing />)
  const password = screen.getByLabelText('Password') as HTMLInputElement
  password.focus()
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show what is typed' }))
  await userEvent.keyboard('{Enter}')
  expect(password.type).toBe('text')
})
