// Puts the server together: storage, accounts, rooms, HTTP. The one place that knows every part.
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { readAuthSecret } from './auth/auth-secret.ts'
import { createAuth } from './auth/create-auth.ts'
import type { CommandContext } from './commands/command-context.ts'
import type { Config } from './config.ts'
import { PastThread } from './history/past-thread.ts'
import { Upkeep } from './history/upkeep.ts'
import { createApp } from './http/app.ts'
import { createHttpServer } from './http/create-http-server.ts'
import { signingParts } from './http/signing-parts.ts'
import { readSite, readVerifier } from './http/site.ts'
import type { Log } from './log.ts'
import { PageFonts } from './page/page-fonts.ts'
import { PageThread } from './page/page-thread.ts'
import { createAnnouncements } from './ports/announcements.ts'
import type { Surroundings } from './ports/surroundings.ts'
import { AuthorityKeys } from './signing/authority-keys.ts'
import { readAuthoritySecret } from './signing/authority-secret.ts'
import { readTrustedRoots } from './signing/trusted-roots.ts'
import { openAuthDatabase } from './storage/sqlite/sqlite-auth-database.ts'
import { SqliteStorage } from './storage/sqlite/sqlite-storage.ts'
import { rest } from './sync/commit-unit.ts'
import { createSyncServer } from './sync/sync-server.ts'
import { createVersionJob } from './versions/version-job.ts'

/** How long answers that are under way have, once everything is decided. */
const ANSWER_WITHIN = 500
const BUILT = join(import.meta.dirname, '..', '..', 'client', 'dist')
const SITE_FOLDER = join(BUILT, 'site')

export interface Composition {
  readonly server: Server
  readonly context: CommandContext
  /** From now on not ready; ends what is under way, then every socket, then the storage. */
  stop(): Promise<void>
}

/** Opens the data folder, which must be locked by the caller. The server does not listen yet. */
export async function compose(config: Config, log: Log, surroundings: Surroundings): Promise<Composition> {
  // What may be missing or damaged is read first: nothing is open yet that would have to be closed again.
  const secret = await readAuthSecret(config.dataFolder)
  const authoritySecret = await readAuthoritySecret(config.dataFolder, config.authoritySecret)
  const trustedRoots = await readTrustedRoots(config.trustedRoots)
  const tls = await readTls(config)
  const site = await readSite(SITE_FOLDER)
  const verifier = await readVerifier(BUILT)
  const file = join(config.dataFolder, 'plenary.db')
  const storage = await SqliteStorage.open(file)
  const past = new PastThread(file)
  const pages = new PageThread(new PageFonts(config.fontFolder))
  const upkeep = new Upkeep({ storage, past, surroundings, log })
  const announcements = createAnnouncements()
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const { origin, trustProxy, mail: mailSettings } = config
  const auth = createAuth({
    database: openAuthDatabase(storage),
    dialect: 'sqlite',
    read: storage.read,
    secret,
    origin,
    surroundings,
    announcements,
    log,
  })
  const sync = createSyncServer({
    storage,
    announcements,
    surroundings,
    registry,
    log,
    origin,
    findSignedIn: (headers) => auth.signedInFrom(headers),
  })
  let isDraining = false
  const texts = sync.textRooms
  const mail =
    mailSettings &&
    (await import('./mail/create-mail.ts')).createMail({
      settings: mailSettings,
      storage,
      texts,
      surroundings,
      origin,
      secret,
      log,
    })
  const context: CommandContext = {
    storage,
    announcements,
    surroundings,
    origin,
    ...(mail && { mailInvitation: mail.mailInvitation }),
  }
  const versions = createVersionJob({ ...context, surroundings, texts, log })
  const authorityKeys = new AuthorityKeys(authoritySecret, surroundings)
  const app = createApp({
    context,
    auth,
    texts,
    past,
    ...signingParts({ storage, surroundings, authorityKeys }, pages),
    trustedRoots,
    registry,
    log,
    trustProxy,
    isDraining: () => isDraining,
    site,
    verifier,
  })
  const server = createHttpServer(app, tls)
  server.on('upgrade', sync.handleUpgrade)
  mail?.start()
  upkeep.start()
  versions.start()
  return {
    server,
    context,
    stop: async () => {
      isDraining = true
      versions.stop()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await Promise.all([sync.drain(), mail?.stop()])
      await Promise.race([closed, rest(ANSWER_WITHIN, surroundings)])
      server.closeAllConnections()
      await closed
      await Promise.all([upkeep.stop(), past.close(), pages.close()])
      await storage.close()
    },
  }
}

async function readTls({ tls }: Config): Promise<{ cert: Buffer; key: Buffer } | undefined> {
  if (!tls) return undefined
  const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)])
  return { cert, key }
}
