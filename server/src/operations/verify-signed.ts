// `npm run verify -- FILE`: who signed what, and what is wrong, on the console. It asks no server.
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflate, inflateRaw } from 'node:zlib'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Finding, Report, SignatureReport, Status } from '@plenary/shared/verify/report'
import { sayReason } from '@plenary/shared/verify/say-reason'
import { sayResult } from '@plenary/shared/verify/say-result'
import type { VerifySurroundings } from '@plenary/shared/verify/surroundings'
import {
  readCertificates,
  readFingerprint,
  readRevocationLists,
  type Trust,
} from '@plenary/shared/verify/trust'
import { verifyFile } from '@plenary/shared/verify/verify-file'
import { OperationError } from './operation-error.ts'

export const nodeSurroundings: VerifySurroundings = {
  subtle: crypto.subtle,
  inflate: async (packed, format, longest) => {
    const unpack = promisify(format === 'zlib' ? inflate : inflateRaw)
    return new Uint8Array((await unpack(packed, { maxOutputLength: Math.max(longest, 1) })) as Bytes)
  },
}

/** 0 only where everything holds; 1 where something is broken; 2 where something cannot be known. */
const EXIT: Record<Status, number> = { holds: 0, broken: 1, unknown: 2 }

const SIGNS: Record<Status, string> = { holds: '✓', broken: '✗', unknown: '?' }

/** Answers the exit code. Throws `OperationError` where a file cannot be read. */
export async function verifySigned(words: readonly string[], say: (line: string) => void): Promise<number> {
  const { file, trust } = await readWords(words)
  const report = await verifyFile(nodeSurroundings, file, trust)
  for (const line of linesOf(report)) say(line)
  return EXIT[report.status]
}

const USAGE =
  'Name the file: npm run verify -- FILE [--root root.pem] [--fingerprint SHA-256] [--crl revoked.crl]'

async function readWords(words: readonly string[]): Promise<{ file: Bytes; trust: Trust }> {
  const [path, ...options] = words
  if (path === undefined || options.length % 2 > 0) throw new OperationError(USAGE)
  const trust = {
    roots: [] as Trust['roots'],
    fingerprints: [] as Trust['fingerprints'],
    lists: [] as Trust['lists'],
  }
  for (let at = 0; at < options.length; at += 2) {
    const [option, value = ''] = options.slice(at, at + 2)
    if (option === '--root') trust.roots = await readAll(value, readCertificates)
    else if (option === '--crl') trust.lists = await readAll(value, readRevocationLists)
    else if (option === '--fingerprint') trust.fingerprints = [fingerprint(value)]
    else throw new OperationError(USAGE)
  }
  return { file: await read(path), trust }
}

async function readAll<Value>(
  path: string,
  parse: (bytes: Bytes, text: string) => Value[],
): Promise<Value[]> {
  const bytes = await read(path)
  const found = parse(bytes, Buffer.from(bytes).toString('latin1'))
  if (found.length === 0) throw new OperationError(`${path} is neither PEM nor DER of the expected kind.`)
  return found
}

function fingerprint(value: string): string {
  const digits = readFingerprint(value)
  if (!digits) throw new OperationError('A fingerprint is a SHA-256: 64 hexadecimal digits.')
  return digits
}

async function read(path: string): Promise<Bytes> {
  try {
    return new Uint8Array(await readFile(path))
  } catch {
    throw new OperationError(`${path} cannot be read.`)
  }
}

function linesOf(report: Report): string[] {
  const { declaration, signatures, findings, root } = report
  return [
    `${SIGNS[report.status]} ${sayResult(report, 'en')}`,
    ...(declaration ? ['', declaration.title, `  SHA-256 of the words ${declaration.digest}`] : []),
    ...(root ? [`  SHA-256 of the root certificate ${root}`] : []),
    '',
    ...signatures.flatMap(linesOfSignature),
    ...findings.map(lineOf),
  ]
}

function linesOfSignature({
  status,
  kind,
  city,
  holder,
  signatory,
  at,
  findings,
}: SignatureReport): string[] {
  const who = [signatory?.commonName, signatory?.title].filter(Boolean).join(', ')
  const proxy = holder ? `by proxy, ${holder}` : ''
  const seal = kind === 'seal' ? 'the seal of' : ''
  const head = [[seal, city].filter(Boolean).join(' '), who, proxy, at].filter(Boolean).join(' · ')
  return [`${SIGNS[status]} ${head}`, ...findings.map((finding) => `  ${lineOf(finding)}`), '']
}

function lineOf({ status, reason }: Finding): string {
  return `${SIGNS[status]} ${sayReason(reason, 'en')}`
}
