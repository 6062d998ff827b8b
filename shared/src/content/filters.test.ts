import { expect, it } from 'vitest'
import { ownFilters, plainFilters } from './filters.ts'
import { renderText } from './liquid.ts'

const scope = {
  list: [3, 1, 2, 2],
  items: [
    { name: 'Tea', price: 5, kind: 'drink' },
    { name: 'cup', price: 9, kind: 'thing' },
  ],
  mixed: [1, null, 2],
}
const at = 1_774_782_000_000 // 2026-03-29T11:00:00Z

/** One example of each filter: what the help shows, and what templates may rely on. */
const examples: readonly (readonly [name: string, template: string, output: string])[] = [
  ['abs', '{{ -3 | abs }}', '3'],
  ['append', '{{ "a" | append: "b" }}', 'ab'],
  ['at_least', '{{ 3 | at_least: 5 }}', '5'],
  ['at_most', '{{ 7 | at_most: 5 }}', '5'],
  ['capitalize', '{{ "anna lee" | capitalize }}', 'Anna lee'],
  ['ceil', '{{ 1.2 | ceil }}', '2'],
  ['compact', '{{ mixed | compact | size }}', '2'],
  ['concat', '{{ list | concat: mixed | size }}', '7'],
  ['date', '{{ "2026-11-11" | date: "%d %b" }}', '11 Nov'],
  ['default', '{{ nothing | default: "friend" }}', 'friend'],
  ['divided_by', '{{ 10 | divided_by: 4.0 }}', '2.5'],
  ['downcase', '{{ "ABC" | downcase }}', 'abc'],
  ['find', '{% assign found = items | find: "kind", "thing" %}{{ found.name }}', 'cup'],
  ['first', '{{ list | first }}', '3'],
  ['floor', '{{ 1.8 | floor }}', '1'],
  ['has', '{{ items | has: "kind", "thing" }}', 'true'],
  ['join', '{{ list | join: "-" }}', '3-1-2-2'],
  ['json', '{{ list | json }}', '[3,1,2,2]'],
  ['last', '{{ list | last }}', '2'],
  ['lstrip', '{{ " a" | lstrip }}', 'a'],
  ['map', '{{ items | map: "name" | join: "," }}', 'Tea,cup'],
  ['minus', '{{ 5 | minus: 2 }}', '3'],
  ['modulo', '{{ 7 | modulo: 3 }}', '1'],
  ['money', '{{ 5 | money: "EUR" }}', '€5.00'],
  ['number', '{{ 12345.6 | number }}', '12,345.6'],
  ['plus', '{{ 5 | plus: 2 }}', '7'],
  ['prepend', '{{ "b" | prepend: "a" }}', 'ab'],
  ['reject', '{{ items | reject: "kind", "thing" | map: "name" | first }}', 'Tea'],
  ['remove', '{{ "a-b-c" | remove: "-" }}', 'abc'],
  ['remove_first', '{{ "a-b-c" | remove_first: "-" }}', 'ab-c'],
  ['remove_last', '{{ "a-b-c" | remove_last: "-" }}', 'a-bc'],
  ['replace', '{{ "a-b-c" | replace: "-", "+" }}', 'a+b+c'],
  ['replace_first', '{{ "a-b-c" | replace_first: "-", "+" }}', 'a+b-c'],
  ['replace_last', '{{ "a-b-c" | replace_last: "-", "+" }}', 'a-b+c'],
  ['reverse', '{{ list | reverse | join: "" }}', '2213'],
  ['round', '{{ 1.256 | round: 2 }}', '1.26'],
  ['rstrip', '{{ "a " | rstrip }}', 'a'],
  ['size', '{{ list | size }}', '4'],
  ['slice', '{{ "abcdef" | slice: 1, 3 }}', 'bcd'],
  ['sort', '{{ list | sort | join: "" }}', '1223'],
  ['sort_natural', '{{ items | sort_natural: "name" | map: "name" | join: "," }}', 'cup,Tea'],
  ['split', '{{ "a,b" | split: "," | last }}', 'b'],
  ['squish', '{{ " a   b " | squish }}', 'a b'],
  ['strip', '{{ " a " | strip }}', 'a'],
  ['strip_html', '{{ "<b>a</b>" | strip_html }}', 'a'],
  ['strip_newlines', '{{ "a" | append: nothing | strip_newlines }}', 'a'],
  ['sum', '{{ items | sum: "price" }}', '14'],
  ['times', '{{ 5 | times: 2 }}', '10'],
  ['truncate', '{{ "abcdefgh" | truncate: 5 }}', 'ab...'],
  ['truncatewords', '{{ "one two three" | truncatewords: 2 }}', 'one two...'],
  ['uniq', '{{ list | uniq | join: "" }}', '312'],
  ['upcase', '{{ "abc" | upcase }}', 'ABC'],
  ['url_encode', '{{ "a b&c" | url_encode }}', 'a%20b%26c'],
  ['where', '{{ items | where: "kind", "drink" | map: "name" | first }}', 'Tea'],
]

it.each(examples)('%s: %s', (_, template, output) => {
  expect(renderText(template, scope, { escape: 'text', zone: 'UTC', language: 'en', at })).toEqual({
    ok: true,
    value: output,
  })
})

it('every filter has an example', () => {
  expect(examples.map(([name]) => name)).toEqual([...plainFilters, ...ownFilters].toSorted())
})
