// People in real browsers: a context each, signed in, with an ear on the console.
import AxeBuilder from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type WebSocket,
} from 'playwright-core'
import { DEMO_PASSWORD } from '../../../server/wire/product.ts'
import { signIn, type Target } from '../../../server/wire/target.ts'

/** A process kept ready for the next page. What Playwright switches off stands here too, since of two such lists the browser reads the last. */
const notNeeded = [
  'SpareRendererForSitePerProcess',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

const launchArguments = [
  `--disable-features=${notNeeded}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

let browser: Browser | undefined

/**
 * The browser of all files of a worker: contexts share nothing. It ends with the worker. It is Chromium without its windows:
 * tabs and an address bar, which nobody sees, take a third of what each of our pages does.
 */
export async function browserOfWorker(): Promise<Browser> {
  if (!browser?.isConnected())
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium-headless-shell',
      headless: true,
      args: launchArguments,
    })
  return browser
}

/** Contexts that somebody has left: where our screens were shown before, they need half the time. */
const free: BrowserContext[] = []
const MOST_FREE = 4
/** Those that were opened without wishes. */
const usual = new WeakSet<BrowserContext>()

/** The wish for a browser that has loaded nothing yet. */
export const NEW: BrowserContextOptions = { locale: 'en-GB' }

/** Leaves nothing of a file to the next one. */
export async function closeContexts(): Promise<void> {
  const left = browser?.contexts().filter((context) => !free.includes(context)) ?? []
  await Promise.all(left.map((context) => context.close()))
}

export interface BrowserPerson {
  context: BrowserContext
  page: Page
  /** Errors and warnings of the console, and uncaught exceptions, so far; network failures while the server is away are left out. */
  complaints: string[]
}

/** Opens a context for a demo account (`head@hanoi.example`), signed in, with a page that shows nothing of ours. */
export async function openPerson(
  { browser, product }: { browser: Browser; product: Target },
  email: string,
  options: BrowserContextOptions = {},
): Promise<BrowserPerson> {
  const isUsual = Object.keys(options).length === 0
  const context =
    (isUsual ? free.pop() : undefined) ??
    (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options }))
  if (isUsual) usual.add(context)
  const cookie = await signIn(product, email, DEMO_PASSWORD)
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=')
      return {
        name: pair.slice(0, at),
        value: pair.slice(at + 1),
        url: product.url,
        httpOnly: true,
        sameSite: 'Lax' as const,
      }
    }),
  )
  const page = context.pages()[0] ?? (await context.newPage())
  const complaints: string[] = []
  listen(page, complaints)
  return { context, page, complaints }
}

/**
 * People go, and what they had in their browsers goes with them, as if the contexts were closed. Not for those whose sockets
 * were intercepted, who were given a device, or whose page has another size or other colours by now: close those.
 */
export async function leave(...contexts: BrowserContext[]): Promise<void> {
  await Promise.all(contexts.map(leaveOne))
}

async function leaveOne(context: BrowserContext): Promise<void> {
  const [page, ...others] = context.pages()
  if (!page || !usual.has(context) || free.length >= MOST_FREE) return context.close()
  await Promise.all(others.map((other) => other.close()))
  for (const event of ['console', 'pageerror', 'websocket', 'request'] as const)
    page.removeAllListeners(event)
  const { origin } = new URL(page.url())
  await page.goto(`${origin}/healthz`)
  await page.evaluate(() => sessionStorage.clear())
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb' })
  await devtools.detach()
  await context.clearCookies()
  free.push(context)
}

const socketsOf = new WeakMap<Page, WebSocket[]>()

/**
 * The network goes, and the page hears of it before it is gone: over a socket that is still open when there is no network,
 * Chromium computes without end, which takes a whole core.
 */
export async function goOffline(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('offline')))
  const open = (socketsOf.get(page) ?? []).filter((socket) => !socket.isClosed())
  await Promise.all(open.map((socket) => socket.waitForEvent('close')))
  await page.context().setOffline(true)
}

/** Notes what the page complains about. */
export function listen(page: Page, complaints: string[]): void {
  const sockets: WebSocket[] = []
  socketsOf.set(page, sockets)
  page.on('websocket', (socket) => sockets.push(socket))
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    if (/net::ERR_|WebSocket connection to .* failed|status of 50[234]/.test(message.text())) return
    complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(`${error.message}\n${error.stack ?? ''}`))
}

/**
 * What is wrong with the screen, in words: the violations of WCAG 2.2 A and AA that axe finds, and that the window scrolls where
 * only what stands in it may. Axe is in its legacy mode, which opens no second page to gather results of frames in and takes a
 * third of the time: our pages have no frames.
 */
export async function flawsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: page as never })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`),
  )
  const beyond = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    const isApplication = document.getElementById('root') !== null
    return isApplication ? [scrollWidth - innerWidth, scrollHeight - innerHeight] : []
  })
  return [
    ...found,
    ...beyond.filter((length) => length > 0).map((length) => `the window scrolls ${length}px`),
  ]
}
