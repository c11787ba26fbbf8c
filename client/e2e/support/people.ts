// People in real browsers: a context each, signed in, with an ear on the console.
import AxeBuilder from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
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

/** Leaves nothing of a file to the next one. */
export async function closeContexts(): Promise<void> {
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? [])
}

export interface BrowserPerson {
  context: BrowserContext
  page: Page
  /** Errors and warnings of the console, and uncaught exceptions, so far; network failures while the server is away are left out. */
  complaints: string[]
}

/** Opens a context for a demo account (`head@hanoi.example`), signed in, with an empty page. */
export async function openPerson(
  { browser, product }: { browser: Browser; product: Target },
  email: string,
  options: BrowserContextOptions = {},
): Promise<BrowserPerson> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    ...options,
  })
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
  const page = await context.newPage()
  const complaints: string[] = []
  listen(page, complaints)
  return { context, page, complaints }
}

/** Notes what the page complains about. */
export function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    if (/net::ERR_|WebSocket connection to .* failed|status of 50[234]/.test(message.text())) return
    complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(`${error.message}\n${error.stack ?? ''}`))
}

/**
 * The violations of WCAG 2.2 A and AA that axe finds on the page, in words. In its legacy mode, which opens no second page
 * to gather results of frames in and takes a third of the time: our pages have no frames.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: page as never })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`),
  )
}
