// The board when everything that it is computed from is there.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { ContentJson } from '@plenary/shared/schema/content'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProxyOfCity } from '../api/proxies.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { Adopted } from './adopted.tsx'
import { Blockers, type Way } from './blockers.tsx'
import type { ActiveCell, Board } from './board.ts'
import { BoardFilters } from './board-filters.tsx'
import styles from './board-page.module.css'
import { ClauseList } from './clause-list.tsx'
import { Grid } from './grid.tsx'
import { Inspector } from './inspector.tsx'
import { MatterAct } from './matter-act.tsx'
import type { Matter } from './matters.ts'
import { mayStateFor } from './may-state.ts'
import { OnlyHeadNote } from './only-head-note.tsx'
import { useReasonOff } from './reason-off.ts'
import { RepresentedNote } from './represented-note.tsx'
import { useBoardPlace } from './use-board-place.ts'
import { useBoardWords } from './use-board-words.ts'
import { useChangedCells } from './use-changed-cells.ts'
import { useMatters } from './use-matters.ts'

export interface BoardPageProps {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: TextSession | undefined
  /** The ids of the cities that have somebody here. */
  here: readonly string[]
  /** The act that leads the declaration on. */
  nextAct: (way: Way) => ReactNode
  /** The cell that the address names: another object asks for it anew. */
  addressed: ActiveCell | undefined
}

export interface OpenBoardProps extends BoardPageProps {
  board: Board
  content: ContentJson
  proxies: readonly ProxyOfCity[]
}

export function OpenBoard(props: OpenBoardProps) {
  const { declaration, text, session, here, addressed, nextAct, board, content, proxies } = props
  const { t } = useTranslation('positions')
  const words = useBoardWords(declaration.roster, text.numberStyle)
  const changed = useChangedCells(board)
  const isWide = useMediaQuery('(min-width: 900px)')
  const off = useReasonOff(session)
  const navigate = useNavigate()
  const declarationId = declaration.id

  const mayState = useCallback(
    (cityId: string) => mayStateFor(cityId, declaration, proxies),
    [declaration, proxies],
  )
  const ownCities = useMemo(() => {
    const ids = declaration.roster.map(({ city }) => city.id)
    return new Set(ids.filter((cityId) => cityId === declaration.cityId || mayState(cityId)))
  }, [declaration, mayState])
  const { filter, setFilter, shown, active, setActive, place, focusCell, showCell } = useBoardPlace(
    board,
    ownCities,
  )
  useEffect(() => {
    if (addressed) showCell(addressed)
  }, [addressed, showCell])
  const row = shown.rows.find(({ cityId }) => cityId === active?.cityId)
  const column = shown.columns.find(({ key }) => key === active?.key)

  const open = useCallback(
    (clauseId: string | null) =>
      void navigate({
        to: '/declarations/$declaration',
        params: { declaration: declarationId },
        hash: clauseId ?? '',
      }),
    [navigate, declarationId],
  )
  const actOf = useCallback(
    (matter: Matter) => (
      <MatterAct
        {...{ matter, columns: board.columns, words, declarationId, mayState }}
        onShowCell={showCell}
        onShowNotAgreed={() => setFilter('not-agreed')}
      />
    ),
    [board.columns, words, declarationId, mayState, showCell, setFilter],
  )
  const matters = useMatters(board, session, declaration, here)
  return (
    <>
      <div className={styles.wrap}>
        {matters.isDecided ? (
          <Adopted
            {...{ declaration, board, content, words, mayState }}
            language={text.language}
            off={off && t(off)}
          />
        ) : (
          <Blockers
            rule={declaration.plenary.decisionRule}
            {...{
              against: matters.against,
              open: matters.open,
              columns: board.columns,
              words,
              actOf,
              nextAct,
            }}
          />
        )}
        <RepresentedNote {...{ declaration, proxies, words }} />
        <OnlyHeadNote {...{ declaration, words }} />
        <BoardFilters filter={filter} hasOwn={ownCities.size > 0} onChange={setFilter} />
        <div ref={place} className={styles.place}>
          {!active && <p>{t('nothingHere')}</p>}
          {active && isWide && (
            <Grid
              board={shown}
              {...{ words, declarationId, active, changed }}
              onActive={setActive}
              onOpen={open}
            />
          )}
          {active && !isWide && (
            <ClauseList board={shown} {...{ words, active, changed }} onActive={setActive} />
          )}
        </div>
      </div>
      {active && row && column && (
        <Inspector
          {...{ row, column, content, words, declarationId }}
          language={text.language}
          ownCity={declaration.cityId}
          mayState={mayState(row.cityId)}
          isOpinion={matters.isDecided}
          off={off && t(off)}
          onStated={() => focusCell(active)}
          onOpen={open}
        />
      )}
    </>
  )
}
