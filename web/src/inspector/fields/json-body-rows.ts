/** One field of a body. `value` names where it comes from, `text` is a template, `plain` a number, true or false. */
export interface BodyRow {
  readonly name: string
  readonly kind: 'value' | 'text' | 'plain'
  readonly holds: string
}

const liquid = String.raw`\{\{.*?\}\}|\{%.*?%\}`
const text = String.raw`"((?:${liquid}|\\.|[^"\\])*)"`
const pair = new RegExp(
  String.raw`\s*"((?:\\.|[^"\\])*)"\s*:\s*(?:\{\{\s*([\p{L}\p{N}_.]+)\s*\|\s*json\s*\}\}|${text}|(-?\d+(?:\.\d+)?|true|false))\s*(,|$)`,
  'suy',
)

/** The fields of a body; undefined when it is more than a flat list of them. */
export function rowsOf(body: string): readonly BodyRow[] | undefined {
  const whole = body.trim()
  if (whole === '') return []
  if (!whole.startsWith('{') || !whole.endsWith('}') || /^\{[{%]/.test(whole)) return undefined
  const inside = whole.slice(1, -1).trim()
  if (inside === '') return []
  const rows: BodyRow[] = []
  pair.lastIndex = 0
  let hasMore = true
  while (hasMore) {
    const found = pair.exec(inside)
    if (found === null) return undefined
    const [, name = '', value, words, plain, comma] = found
    if (value !== undefined) rows.push({ name: unescaped(name), kind: 'value', holds: value === 'nil' ? '' : value })
    else if (words !== undefined) rows.push({ name: unescaped(name), kind: 'text', holds: unescaped(words) })
    else rows.push({ name: unescaped(name), kind: 'plain', holds: plain ?? '' })
    hasMore = comma === ','
    if (!hasMore && pair.lastIndex !== 0 && pair.lastIndex < inside.length) return undefined
  }
  return rows
}

/** The body that fields make. */
export function bodyOf(rows: readonly BodyRow[]): string {
  const lines = rows.map((row) => `  ${JSON.stringify(row.name)}: ${holdsOf(row)}`)
  return rows.length === 0 ? '' : `{\n${lines.join(',\n')}\n}`
}

function holdsOf({ kind, holds }: BodyRow): string {
  if (kind === 'value' && holds === '') return '{{ nil | json }}'
  if (kind === 'value' && /^[\p{L}\p{N}_.]+$/u.test(holds)) return `{{ ${holds} | json }}`
  if (kind === 'plain' && /^(-?\d+(\.\d+)?|true|false)$/.test(holds)) return holds
  return `"${escaped(holds)}"`
}

const pieces = new RegExp(`(${liquid})`, 'su')

/** As the inside of a JSON text; what Liquid reads stays as it is. */
function escaped(template: string): string {
  return template
    .split(pieces)
    .map((piece, index) => (index % 2 === 1 ? piece : JSON.stringify(piece).slice(1, -1)))
    .join('')
}

function unescaped(written: string): string {
  return written
    .split(pieces)
    .map((piece, index) => (index % 2 === 1 ? piece : plainText(piece)))
    .join('')
}

function plainText(piece: string): string {
  try {
    return String(JSON.parse(`"${piece.replaceAll('\n', '\\n')}"`))
  } catch {
    return piece
  }
}
