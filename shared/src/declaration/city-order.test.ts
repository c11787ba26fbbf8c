import { expect, test } from 'vitest'
import { orderCities } from './city-order.ts'

const cities = ['Yangon', 'Seoul', 'Metropolitan Manila', 'Tokyo', 'Delhi'].map((sortName) => ({
  id: sortName.toLowerCase().replace(' ', '-'),
  sortName,
}))
const names = (ordered: { sortName: string }[]) => ordered.map(({ sortName }) => sortName)

test('[PL1] alphabetical: by sort name, the host in its place', () => {
  expect(names(orderCities(cities, 'alphabetical', 'tokyo'))).toEqual([
    'Delhi',
    'Metropolitan Manila',
    'Seoul',
    'Tokyo',
    'Yangon',
  ])
})

test('[PL1] host-last and host-first: the others keep their order', () => {
  expect(names(orderCities(cities, 'host-last', 'delhi'))).toEqual([
    'Metropolitan Manila',
    'Seoul',
    'Tokyo',
    'Yangon',
    'Delhi',
  ])
  expect(names(orderCities(cities, 'host-first', 'yangon'))[0]).toBe('Yangon')
  expect(names(orderCities(cities, 'host-last', null))[0]).toBe('Delhi')
})

test('[PL1] case and accents do not move a city, and the order is total', () => {
  const alike = [
    { id: 'b', sortName: 'ulan-ude' },
    { id: 'a', sortName: 'Ulan-Ude' },
    { id: 'c', sortName: 'Úlan-Udè' },
    { id: 'd', sortName: 'Ulaanbaatar' },
    { id: 'e', sortName: 'Ulan-Ude' },
  ]
  expect(orderCities(alike, 'alphabetical', null).map(({ id }) => id)).toEqual(['d', 'a', 'e', 'b', 'c'])
  expect(orderCities(alike.toReversed(), 'alphabetical', null)).toEqual(
    orderCities(alike, 'alphabetical', null),
  )
})

test('[PL1] the input is not changed', () => {
  const input = [...cities]
  orderCities(input, 'alphabetical', null)
  expect(input).toEqual(cities)
})
