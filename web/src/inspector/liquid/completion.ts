/** What could stand at the cursor of a template, and the stretch of text that it would take the place of. */
export interface Gap {
  readonly kind: 'value' | 'filter' | 'tag'
  readonly from: number
  readonly to: number
  /** What of it is typed. */
  readonly typed: string
}

/** The gap at a place of a template; undefined outside of `{{ … }}` and `{% … %}`, and within quotes. */
export function gapAt(template: string, cursor: number): Gap | undefined {
  const before = template.slice(0, cursor)
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'))
  const closed = Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'))
  if (open === -1 || closed > open) return undefined
  const inside = before.slice(open + 2)
  if (isInQuotes(inside)) return undefined
  const typed = /[\p{L}\p{N}_.]*$/u.exec(inside)?.[0] ?? ''
  const lead = inside.slice(0, inside.length - typed.length)
  const rest = /^[\p{L}\p{N}_.]*/u.exec(template.slice(cursor))?.[0] ?? ''
  const gap = { from: cursor - typed.length, to: cursor + rest.length, typed }
  if (/\|\s*$/.test(lead)) return { kind: 'filter', ...gap }
  const isTag = before.startsWith('{%', open)
  if (isTag && /^-?\s*$/.test(lead)) return { kind: 'tag', ...gap }
  // After a whole value only a filter, an operator or the end can come: nothing is offered there.
  const last = lead.trimEnd().at(-1) ?? ''
  const isAfterValue = !isTag && /[\p{L}\p{N}_"'\]]/u.test(last)
  return isAfterValue ? undefined : { kind: 'value', ...gap }
}

function isInQuotes(text: string): boolean {
  let quote = ''
  for (const sign of text) {
    if (quote === '' && (sign === '"' || sign === "'")) quote = sign
    else if (sign === quote) quote = ''
  }
  return quote !== ''
}

/** A template and where the cursor stands in it. */
export interface Written {
  readonly text: string
  readonly cursor: number
}

/** The place of the cursor in what is put in. */
export const cursorMark = '\u2063'

/** Puts a completion into its gap, and closes the braces where they are open still. */
export function complete(template: string, gap: Gap, completion: string): Written {
  const before = template.slice(0, gap.from)
  const after = template.slice(gap.to)
  const space = /(\{\{|\{%|\|)$/.test(before) ? ' ' : ''
  const isOpen = !/^[^{]*?[}%]\}/.test(after)
  const close = !isOpen ? '' : before.lastIndexOf('{%') > before.lastIndexOf('{{') ? ' %}' : ' }}'
  const whole = space + completion + close
  const mark = whole.indexOf(cursorMark)
  const put = whole.replace(cursorMark, '')
  const end = mark === -1 ? put.length : mark
  return { text: before + put + after, cursor: before.length + end }
}
