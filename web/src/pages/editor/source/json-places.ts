import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

/** Where the parts of a JSON document stand in its text, also while it is being typed. */

export type SyntaxNode = ReturnType<typeof syntaxTree>['topNode']
export type Path = readonly (string | number)[]

export interface Range {
  readonly from: number
  readonly to: number
}

/** Enough for the largest journey; what is not parsed by then is looked up again later. */
const parseMs = 500

export function rootOf(state: EditorState): SyntaxNode {
  return (ensureSyntaxTree(state, state.doc.length, parseMs) ?? syntaxTree(state)).topNode
}

const valueKinds = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'])

function childrenOf(node: SyntaxNode, isWanted: (name: string) => boolean): readonly SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (isWanted(child.name)) found.push(child)
  return found
}

export function valueOf(holder: SyntaxNode): SyntaxNode | undefined {
  return childrenOf(holder, (name) => valueKinds.has(name)).at(-1)
}

/** What a string or a name says; undefined where it is not closed yet. */
export function stringAt(state: EditorState, node: SyntaxNode): string | undefined {
  try {
    const read: unknown = JSON.parse(state.sliceDoc(node.from, node.to))
    return typeof read === 'string' ? read : undefined
  } catch {
    return undefined
  }
}

export function nameOf(state: EditorState, property: SyntaxNode): string | undefined {
  const name = property.getChild('PropertyName')
  return name === null ? undefined : stringAt(state, name)
}

export function propertiesOf(object: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(object, (name) => name === 'Property')
}

/** The property or item at one step of a path; of a name that stands twice, the one that counts. */
function childAt(state: EditorState, holder: SyntaxNode, key: string | number): SyntaxNode | undefined {
  const value = holder.name === 'Property' || holder.name === 'JsonText' ? valueOf(holder) : holder
  if (value?.name === 'Object')
    return propertiesOf(value).findLast((property) => nameOf(state, property) === String(key))
  if (value?.name === 'Array') return childrenOf(value, (name) => valueKinds.has(name))[Number(key)]
  return undefined
}

/** The property or item at a path, or the nearest around it that is there. */
export function nodeAt(state: EditorState, path: Path): SyntaxNode {
  let node = rootOf(state)
  for (const key of path) {
    const child = childAt(state, node, key)
    if (child === undefined) break
    node = child
  }
  return node
}

/** Where a path is marked: the whole of a value on one line, else its name; of the document, its first line. */
export function rangeAt(state: EditorState, path: Path): Range {
  const node = nodeAt(state, path)
  const line = state.doc.lineAt(node.from)
  if (node.name === 'JsonText') return { from: line.from, to: line.to }
  if (node.to <= line.to) return { from: node.from, to: node.to }
  const name = node.getChild('PropertyName')
  return name === null ? { from: node.from, to: line.to } : { from: name.from, to: name.to }
}

/** All of a value with its name. */
export function wholeAt(state: EditorState, path: Path): Range | undefined {
  let node = rootOf(state)
  for (const key of path) {
    const child = childAt(state, node, key)
    if (child === undefined) return undefined
    node = child
  }
  return { from: node.from, to: node.to }
}

/** The innermost part of the document at a place of the text. */
export function innerAt(state: EditorState, pos: number): SyntaxNode {
  const tree = ensureSyntaxTree(state, Math.min(pos + 1, state.doc.length), parseMs) ?? syntaxTree(state)
  return tree.resolveInner(pos, pos === state.doc.length ? -1 : 1)
}

export function pathTo(state: EditorState, inner: SyntaxNode): Path {
  const path: (string | number)[] = []
  for (let node: SyntaxNode | null = inner; node !== null; node = node.parent) {
    if (node.name === 'Property') path.unshift(nameOf(state, node) ?? '')
    else if (node.parent?.name === 'Array' && valueKinds.has(node.name)) {
      const { from } = node
      path.unshift(childrenOf(node.parent, (name) => valueKinds.has(name)).findIndex((item) => item.from === from))
    }
  }
  return path
}

/** The path of what stands at a place of the text. */
export function pathAt(state: EditorState, pos: number): Path {
  return pathTo(state, innerAt(state, pos))
}

/** The step whose lines a place belongs to. */
export function stepAt(state: EditorState, pos: number): string | undefined {
  const line = state.doc.lineAt(pos)
  const text = line.text.length - line.text.trimStart().length
  // The empty space before a step's name is its own, too.
  const [root, id] = pathAt(state, Math.max(pos, line.from + text))
  return root === 'nodes' && typeof id === 'string' && id !== '' ? id : undefined
}

/** The first place where the text is no JSON. */
export function brokenAt(state: EditorState): Range | undefined {
  let found: Range | undefined
  rootOf(state)
    .cursor()
    .iterate((node) => {
      if (found !== undefined) return false
      if (node.type.isError)
        found = { from: node.from, to: Math.max(node.to, Math.min(node.from + 1, state.doc.length)) }
      return true
    })
  return found
}

/** Names that stand twice in one object: all but the last would be lost. */
export function namedTwice(state: EditorState): readonly { readonly name: string; readonly range: Range }[] {
  const found: { name: string; range: Range }[] = []
  rootOf(state)
    .cursor()
    .iterate((node) => {
      if (node.name !== 'Object') return
      const seen = new Set<string>()
      for (const property of propertiesOf(node.node)) {
        const name = nameOf(state, property)
        const written = property.getChild('PropertyName')
        if (name === undefined || written === null) continue
        if (seen.has(name)) found.push({ name, range: { from: written.from, to: written.to } })
        seen.add(name)
      }
    })
  return found
}

/** The string at a path, where there is one. */
export function textAt(state: EditorState, path: Path): string | undefined {
  const whole = wholeAt(state, path)
  if (whole === undefined) return undefined
  const value = valueOf(nodeAt(state, path))
  return value?.name === 'String' ? stringAt(state, value) : undefined
}
