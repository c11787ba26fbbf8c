// The built client, held in memory: a few megabytes, compressed once, and no path that could leave the folder.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}
const COMPRESSIBLE = /^(text|application|image\/svg)/
type Encoding = 'br' | 'gzip' | 'identity'

interface SiteFile {
  readonly type: string
  readonly etag: string
  readonly isImmutable: boolean
  bytes(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
}

/** Files by path, such as `/index.html`. */
export type Site = ReadonlyMap<string, SiteFile>

/** Reads the folder that `vite build` wrote; undefined when there is none. */
export async function readSite(folder: string): Promise<Site | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!entries) return undefined
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = await Promise.all(
    paths.map(async (path): Promise<[string, SiteFile]> => {
      const name = `/${relative(folder, path).split(sep).join('/')}`
      return [name, siteFile(name, new Uint8Array(await readFile(path)))]
    }),
  )
  return new Map(files)
}

/** The page that verifies offline; null where nothing was built. */
export async function readVerifier(folder: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await readFile(join(folder, 'verify.html')).catch(() => null)
  return bytes && new Uint8Array(bytes)
}

/**
 * The file at a path, or the page itself for a path of the client's router; undefined for assets that are not there,
 * so that an old page learns that it is old.
 */
export function findPage(site: Site, path: string): SiteFile | undefined {
  const file = site.get(path)
  if (file) return file
  const isPage = !path.startsWith('/assets/') && extname(path) === ''
  return isPage ? site.get('/index.html') : undefined
}

/** Answers with the file in an encoding that the client takes, or 304. */
export async function siteResponse(file: SiteFile, request: Request): Promise<Response> {
  const encoding = COMPRESSIBLE.test(file.type) ? chooseEncoding(request) : 'identity'
  const headers = new Headers({
    'content-type': file.type,
    etag: file.etag,
    vary: 'Accept-Encoding',
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.headers.get('if-none-match')?.includes(file.etag)) {
    return new Response(null, { status: 304, headers })
  }
  const bytes = await file.bytes(encoding)
  if (encoding !== 'identity') headers.set('content-encoding', encoding)
  headers.set('content-length', `${bytes.length}`)
  return new Response(request.method === 'HEAD' ? null : bytes, { headers })
}

function siteFile(name: string, original: Uint8Array<ArrayBuffer>): SiteFile {
  const encoded = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(original).digest('base64url').slice(0, 22)}"`,
    // Vite names these by their content.
    isImmutable: name.startsWith('/assets/'),
    bytes: (encoding) => {
      const known = encoded.get(encoding)
      if (known) return known
      const bytes = encode(original, encoding)
      encoded.set(encoding, bytes)
      return bytes
    },
  }
}

async function encode(
  original: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'identity') return original
  if (encoding === 'gzip') return new Uint8Array(await promisify(gzip)(original, { level: 9 }))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  return new Uint8Array(await promisify(brotliCompress)(original, { params }))
}

function chooseEncoding(request: Request): Encoding {
  const accepted = (request.headers.get('accept-encoding') ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding)) ?? 'identity'
}
