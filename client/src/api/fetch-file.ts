// A file of the server's, fetched and put among the person's downloads: what the server refuses can be said in words.
import type { Bytes } from '@plenary/shared/signing/subtle'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { ProblemError, problemOf } from './problem-error.ts'

/** In milliseconds: others may be asking for files too. */
const LONGEST_ANSWER = 120_000

/** Resolves once the browser has it. Throws `ProblemError`. */
export async function download(address: string): Promise<void> {
  const response = await ask(address)
  const url = URL.createObjectURL(await response.blob().catch(unreachable))
  const link = document.createElement('a')
  link.href = url
  link.download = nameOf(response)
  link.click()
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** For this page alone. Throws `ProblemError`. */
export async function fetchBytes(address: string): Promise<Bytes> {
  const response = await ask(address)
  return new Uint8Array(await response.arrayBuffer().catch(unreachable))
}

async function ask(address: string): Promise<Response> {
  const response = await fetch(address, {
    headers: { 'Accept-Language': interfaceLanguage() },
    signal: AbortSignal.timeout(LONGEST_ANSWER),
  }).catch(unreachable)
  if (!response.ok) throw await problemOf(response)
  return response
}

function unreachable(): never {
  throw new ProblemError('unreachable', 0)
}

/** As the server calls it (RFC 6266). */
function nameOf(response: Response): string {
  const [, name = ''] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return decodeURIComponent(name)
}
