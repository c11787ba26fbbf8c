import { expect, test } from 'vitest'
import { ConfigError, parseConfig } from './config.ts'

const FROM = 'Plenary <plenary@network.example>'
const mailOf = (smtp: string, from = FROM) =>
  parseConfig({ PLENARY_SMTP: smtp, PLENARY_MAIL_FROM: from }).mail

function refusal(environment: Record<string, string>): string {
  try {
    parseConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('the settings were not refused')
}

test('[ML1] without the settings there is no mail', () => {
  expect(parseConfig({ PLENARY_SMTP: '', PLENARY_MAIL_FROM: '' }).mail).toBeUndefined()
})

test('[ML2] server and sender are understood', () => {
  expect(mailOf('smtp://user%40x:p%40ss%3Aword@mail.example.org')).toEqual({
    smtp: {
      host: 'mail.example.org',
      port: 587,
      isSecure: false,
      isOnLoopback: false,
      user: 'user@x',
      password: 'p@ss:word',
    },
    from: { name: 'Plenary', address: 'plenary@network.example' },
  })
  expect(mailOf('smtps://u:p@mail.example.org', 'plenary@network.example')).toMatchObject({
    smtp: { port: 465, isSecure: true },
    from: { name: '', address: 'plenary@network.example' },
  })
  expect(mailOf('smtp://[::1]:25')?.smtp).toMatchObject({
    host: '::1',
    port: 25,
    isOnLoopback: true,
    user: undefined,
  })
})

test.each([
  'mail.example.org',
  'https://user:s3cret-word@mail.example.org',
  'smtp://user:s3cret-word@mail.example.org/inbox',
  'smtp://user:s3cret-word@mail.example.org?debug=true',
  'smtp://user:s3cret-word%@mail.example.org',
  'smtp://user:s3cret-word@mail.example.org:99999',
  'smtp://:s3cret-word@mail.example.org',
  'smtp://user@mail.example.org',
  'smtp://',
])('[ML2] a wrong server is refused without its value: %s', (smtp) => {
  const words = refusal({ PLENARY_SMTP: smtp, PLENARY_MAIL_FROM: FROM })
  expect(words).toMatch(/^PLENARY_SMTP is an address such as/)
  expect(words).not.toContain('s3cret-word')
})

test.each(['nobody', 'Plenary <nobody>', 'a@b.example, c@d.example', 'Two\nlines <a@b.example>'])(
  '[ML2] a wrong sender is refused: %j',
  (from) => {
    const words = refusal({
      PLENARY_SMTP: 'smtp://user:s3cret-word@mail.example.org',
      PLENARY_MAIL_FROM: from,
    })
    expect(words).toMatch(/^PLENARY_MAIL_FROM is an e-mail address/)
    expect(words).not.toContain('s3cret-word')
  },
)

test('[ML2] server and sender belong together', () => {
  expect(refusal({ PLENARY_MAIL_FROM: FROM })).toMatch(/Set PLENARY_SMTP too, or neither/)
  const words = refusal({ PLENARY_SMTP: 'smtp://user:s3cret-word@mail.example.org' })
  expect(words).toMatch(/not in whose name/)
  expect(words).not.toContain('s3cret-word')
})
