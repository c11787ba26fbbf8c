// Refuses requests that another site makes a browser send.

/** Methods that change nothing. */
const SAFE = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request may have been sent by another site's page. Browsers name the origin of every request that can
 * change something; a request with neither Origin nor Sec-Fetch-Site is not from a browser, carries no cookie that it
 * was not given on purpose, and is let through.
 */
export function isFromElsewhere(request: Request, origin: string): boolean {
  if (SAFE.includes(request.method)) return false
  const from = request.headers.get('origin')
  if (from !== null) return from !== origin
  const site = request.headers.get('sec-fetch-site')
  return site !== null && site !== 'same-origin' && site !== 'none'
}
