// The settings, parsed once from the environment. Everything is optional; what is wrong is said in words.
import { resolve } from 'node:path'
import * as z from 'zod'
import { type MailSettings, parseMailSettings } from './mail-settings.ts'

export interface Config {
  readonly port: number
  readonly dataFolder: string
  /** The public address, such as `https://plenary.example.org`, without a trailing slash. */
  readonly origin: string
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined
  /** Whether X-Forwarded-For and X-Forwarded-Proto of the peer are believed. */
  readonly trustProxy: boolean
  readonly logLevel: 'error' | 'info' | 'debug'
  readonly demoPassword: string | undefined
  /** Undefined: no mail is sent. */
  readonly mail: MailSettings | undefined
  /** Where the fonts of pages are; undefined: where Debian has them. */
  readonly fontFolder: string | undefined
  readonly authoritySecret: AuthoritySecretSettings
  /** A file or folder with the roots of others that are trusted; undefined: none is. */
  readonly trustedRoots: string | undefined
}

/** Where the secret is that seals the authority's key: given, in a file, or made by the server in its data folder. */
export type AuthoritySecretSettings =
  | { readonly kind: 'given'; readonly secret: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'made' }

/** Thrown with sentences for the operator. */
export class ConfigError extends Error {}

const KNOWN = [
  'PLENARY_DATA',
  'PLENARY_ORIGIN',
  'PLENARY_TLS_CERT',
  'PLENARY_TLS_KEY',
  'PLENARY_TRUST_PROXY',
  'PLENARY_LOG',
  'PLENARY_DEMO_PASSWORD',
  'PLENARY_SMTP',
  'PLENARY_MAIL_FROM',
  'PLENARY_FONTS',
  'PLENARY_CA_SECRET',
  'PLENARY_CA_SECRET_FILE',
  'PLENARY_TRUSTED_ROOTS',
]
/** Of the test and benchmark commands, which read them on their own. */
const OF_TESTS = ['PLENARY_TEST_LONG', 'PLENARY_SEED']

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PLENARY_DATA: z.string().min(1).default('./data'),
  PLENARY_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  PLENARY_TLS_CERT: z.string().min(1).optional(),
  PLENARY_TLS_KEY: z.string().min(1).optional(),
  PLENARY_TRUST_PROXY: z.enum(['0', '1', 'true', 'false']).default('0'),
  PLENARY_LOG: z.enum(['error', 'info', 'debug']).default('info'),
  PLENARY_DEMO_PASSWORD: z.string().min(10).max(200).optional(),
  PLENARY_SMTP: z.string().optional(),
  PLENARY_MAIL_FROM: z.string().optional(),
  PLENARY_FONTS: z.string().min(1).optional(),
  PLENARY_CA_SECRET: z.string().min(20).max(1_000).optional(),
  PLENARY_CA_SECRET_FILE: z.string().min(1).optional(),
  PLENARY_TRUSTED_ROOTS: z.string().min(1).optional(),
})

/** Throws `ConfigError`. `PORT=0` asks the system for a free port; then `origin` is completed by `withPort`. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  refuseUnknown(environment)
  const parsed = environmentSchema.safeParse(withoutEmpty(environment))
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'),
    )
  }
  const settings = parsed.data
  const { PLENARY_TLS_CERT: certFile, PLENARY_TLS_KEY: keyFile } = settings
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new ConfigError('PLENARY_TLS_CERT and PLENARY_TLS_KEY belong together: set both or neither.')
  }
  const tls = certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined
  const trustProxy = ['1', 'true'].includes(settings.PLENARY_TRUST_PROXY)
  const origin = parseOrigin(
    settings.PLENARY_ORIGIN ?? `${tls ? 'https' : 'http'}://localhost:${settings.PORT}`,
  )
  refuseOpenOrigin(origin, tls !== undefined || trustProxy)
  return {
    port: settings.PORT,
    dataFolder: resolve(settings.PLENARY_DATA),
    origin,
    tls,
    trustProxy,
    logLevel: settings.PLENARY_LOG,
    demoPassword: settings.PLENARY_DEMO_PASSWORD,
    mail: parseMail(settings.PLENARY_SMTP, settings.PLENARY_MAIL_FROM),
    fontFolder: resolved(settings.PLENARY_FONTS),
    authoritySecret: authoritySecretFrom(settings.PLENARY_CA_SECRET, settings.PLENARY_CA_SECRET_FILE),
    trustedRoots: resolved(settings.PLENARY_TRUSTED_ROOTS),
  }
}

function resolved(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path)
}

/** The configuration with the port that the system gave. */
export function withPort(config: Config, port: number): Config {
  if (config.port !== 0) return config
  return { ...config, port, origin: config.origin.replace(/:0$/, `:${port}`) }
}

function refuseUnknown(environment: Record<string, string | undefined>): void {
  if (environment.DATABASE_URL) {
    throw new ConfigError(
      'DATABASE_URL is set, but this version of Plenary keeps its data in SQLite only. Unset it to start.',
    )
  }
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('PLENARY_') && !KNOWN.includes(name) && !OF_TESTS.includes(name),
  )
  if (unknown.length > 0) {
    throw new ConfigError(`Unknown settings: ${unknown.join(', ')}. Known are PORT, ${KNOWN.join(', ')}.`)
  }
}

function parseMail(smtp: string | undefined, from: string | undefined): MailSettings | undefined {
  const mail = parseMailSettings(smtp, from)
  if (typeof mail === 'string') throw new ConfigError(mail)
  return mail
}

function authoritySecretFrom(secret: string | undefined, file: string | undefined): AuthoritySecretSettings {
  if (secret !== undefined && file !== undefined) {
    throw new ConfigError('PLENARY_CA_SECRET and PLENARY_CA_SECRET_FILE say the same: set one of them.')
  }
  if (secret !== undefined) return { kind: 'given', secret }
  return file === undefined ? { kind: 'made' } : { kind: 'file', path: resolve(file) }
}

function parseOrigin(text: string): string {
  const url = new URL(text)
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new ConfigError(
      'PLENARY_ORIGIN is the public address without a path, such as https://plenary.example.org.',
    )
  }
  return url.origin
}

function refuseOpenOrigin(origin: string, hasTls: boolean): void {
  const { protocol, hostname } = new URL(origin)
  if (protocol === 'http:' && hostname !== 'localhost') {
    throw new ConfigError(
      `PLENARY_ORIGIN is ${origin}: passwords and sessions would travel in the clear. Use an https address with PLENARY_TLS_CERT and PLENARY_TLS_KEY, or a proxy that terminates TLS with PLENARY_TRUST_PROXY=1; http is for localhost only.`,
    )
  }
  if (protocol === 'https:' && !hasTls) {
    throw new ConfigError(
      `PLENARY_ORIGIN is ${origin}, but nothing here speaks TLS. Set PLENARY_TLS_CERT and PLENARY_TLS_KEY, or PLENARY_TRUST_PROXY=1 when a proxy in front terminates it.`,
    )
  }
}

function withoutEmpty(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}
