// The screen on the wall: opened and closed, its address once, and what it shows.
import { Checkbox, Popover, Radio } from '@mantine/core'
import type { HallView } from '@plenary/shared/api/hall-routes'
import type { ContentJson } from '@plenary/shared/schema/content'
import { numberedAround, numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import { readContent } from '@plenary/shared/update/read-content'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type HallFacts, useHallAct, useHallFacts, useSteerHall } from '../api/hall.ts'
import { problemSentence } from '../api/problem-error.ts'
import { useFormats } from '../i18n/format.ts'
import { isLive } from '../sync/save-state.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import type { PopupProps } from '../ui/late-popup.tsx'
import { useDesk } from './desk-context.ts'
import { isFollowed, setFollowed } from './followed.ts'
import { HallAddress } from './hall-address.tsx'
import styles from './hall-popover.module.css'
import { useHallFollowing } from './use-hall-following.ts'

type Shows = 'title' | 'own' | 'fixed'
type Question = 'again' | 'close'

export function HallPopover({ className, children, opened, onChange, button }: PopupProps) {
  const { t } = useTranslation(['acts', 'shell'])
  const { declaration, session } = useDesk()
  const { data: facts } = useHallFacts(declaration.id)
  const act = useHallAct(declaration.id)
  const steering = useSteerHall(declaration.id)
  const [follows, setFollows] = useState(() => isFollowed(declaration.id))
  const [address, setAddress] = useState<string>()
  const [asked, setAsked] = useState<Question>()
  const isConnected = useTextState(session, ({ saveState }) => isLive(saveState)) ?? false
  const awareness = useTextState(session, ({ replica }) => replica?.awareness)
  const isOpen = facts !== undefined && facts.openSince !== null
  useHallFollowing({
    isWanted: follows,
    awareness,
    view: isOpen ? facts.view : undefined,
    isConnected,
    steer: steering.mutate,
  })
  const follow = (is: boolean) => {
    setFollowed(declaration.id, is)
    setFollows(is)
  }
  const put = (what: 'open' | 'close') => {
    act.mutate(what, {
      onSuccess: (answer) => {
        setAddress(answer?.address)
        setAsked(undefined)
        if (what === 'close') follow(false)
        else onChange(true)
      },
    })
  }
  const ask = (question: Question) => {
    act.reset()
    onChange(false)
    button.current?.focus()
    setAsked(question)
  }
  const failure = (error: Error | null) =>
    error ? problemSentence(error, t('shell:offlineBody')) : undefined
  return (
    <>
      <Popover
        opened={opened}
        onChange={onChange}
        position="bottom-end"
        width={360}
        trapFocus
        returnFocus
        transitionProps={{ duration: 180 }}
      >
        <Popover.Target>
          <button
            type="button"
            className={`${className} ${isOpen ? styles.isOpen : ''}`}
            ref={button}
            onClick={() => onChange(!opened)}
          >
            {children}
            {isOpen && <span className="spoken">{t('hallIsOpen')}</span>}
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown} aria-label={t('hallScreen')}>
          <div className={styles.body}>
            <h2>{t('hallScreen')}</h2>
            {isOpen ? (
              <>
                <HallState facts={facts} />
                {address !== undefined && <HallAddress key={address} address={address} />}
                <Choices
                  view={facts.view}
                  shows={follows ? 'own' : facts.view.clause === null ? 'title' : 'fixed'}
                  onFollow={follow}
                  onView={steering.mutate}
                />
              </>
            ) : (
              <p>{t('hallLead')}</p>
            )}
            <p role="alert" className={styles.failure}>
              {failure(steering.error ?? (asked === undefined ? act.error : null))}
            </p>
          </div>
          {facts && (
            <div className={styles.acts}>
              {isOpen ? (
                <>
                  <button type="button" className="button" onClick={() => ask('again')}>
                    {t('hallAgainAsk')}
                  </button>
                  <button type="button" className="button" onClick={() => ask('close')}>
                    {t('hallCloseAsk')}
                  </button>
                </>
              ) : (
                <button
                  type="button"
                  className="button filled"
                  aria-disabled={act.isPending}
                  onClick={() => act.isPending || put('open')}
                >
                  {t('hallOpen')}
                </button>
              )}
            </div>
          )}
        </Popover.Dropdown>
      </Popover>
      {asked && (
        <ActDialog
          question={t(asked === 'again' ? 'hallAgainQuestion' : 'hallCloseQuestion')}
          act={t(asked === 'again' ? 'hallAgain' : 'hallClose')}
          isBusy={act.isPending}
          failure={failure(act.error)}
          onAct={() => put(asked === 'again' ? 'open' : 'close')}
          onCancel={() => setAsked(undefined)}
        >
          <p>{t(asked === 'again' ? 'hallAgainConsequence' : 'hallCloseConsequence')}</p>
        </ActDialog>
      )}
    </>
  )
}

function HallState({ facts }: { facts: HallFacts }) {
  const { t } = useTranslation('acts')
  const { minute } = useFormats()
  return facts.openSince && <p>{t('hallOpenSince', { time: minute(facts.openSince) })}</p>
}

interface ChoicesProps {
  view: HallView
  shows: Shows
  onFollow: (is: boolean) => void
  onView: (view: HallView) => void
}

function Choices({ view, shows, onFollow, onView }: ChoicesProps) {
  const { t } = useTranslation('acts')
  const { session } = useDesk()
  const doc = useTextState(session, ({ replica }) => replica?.doc)
  const number = doc && view.clause !== null ? numberOf(readContent(doc), view.clause) : undefined
  const choose = (wanted: string) => {
    onFollow(wanted === 'own')
    if (wanted === 'title') onView({ ...view, clause: null })
  }
  return (
    <div className={styles.choices}>
      <p role="status" className={styles.now}>
        {number === undefined ? t('hallShowsTitle') : t('hallShowsClause', { number })}
      </p>
      <Radio.Group label={t('hallShows')} value={shows} onChange={choose}>
        <div className={styles.radios}>
          <Radio value="own" label={t('hallOwn')} description={t('hallOwnHint')} />
          <Radio value="fixed" label={t('hallFixed')} disabled={view.clause === null && shows !== 'own'} />
          <Radio value="title" label={t('hallTitle')} />
        </div>
      </Radio.Group>
      <Checkbox
        label={t('hallChanges')}
        checked={view.showsChanges}
        onChange={(event) => onView({ ...view, showsChanges: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('hallHeads')}
        checked={view.showsHeads}
        onChange={(event) => onView({ ...view, showsHeads: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('hallDark')}
        checked={view.isDark}
        onChange={(event) => onView({ ...view, isDark: event.currentTarget.checked })}
      />
    </div>
  )
}

/** From 1; undefined when it is not in the text. */
function numberOf(content: ContentJson, clauseId: string): number | undefined {
  const clause = numberedAround(content, clauseId)
  return clause && numberedClauses(content).indexOf(clause) + 1
}
