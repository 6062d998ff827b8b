import type { Block, EmailBody } from '@trailwright/shared/content/schema.ts'

/** Changes of an e-mail's parts; each gives a new list. */

export const blockKinds = ['heading', 'text', 'button', 'image', 'columns', 'products', 'divider'] as const
export type BlockKind = Block['type']

/** What a new e-mail begins with: one empty text. */
export function emptyEmail(): EmailBody {
  return { subject: '', preheader: '', blocks: [newBlock('text', [])] }
}

/** A block with an id that none of the others has. */
export function newBlock(type: BlockKind, others: readonly Block[]): Block {
  const id = freeId(others)
  switch (type) {
    case 'heading':
    case 'text':
      return { id, type, text: '' }
    case 'button':
      return { id, type, text: '', href: '' }
    case 'image':
      return { id, type, src: '', alt: '' }
    case 'columns':
      return { id, type, left: '', right: '' }
    case 'products':
      return { id, type, list: 'entry.products', max: 3 }
    case 'divider':
      return { id, type }
  }
}

function freeId(others: readonly Block[]): string {
  const taken = new Set(others.map(({ id }) => id))
  let number = others.length + 1
  while (taken.has(`b${number}`)) number += 1
  return `b${number}`
}

/** Takes a block from one place to another. A place outside of the list is its end. */
export function moveBlock(blocks: readonly Block[], from: number, to: number): Block[] {
  const moved = [...blocks]
  const [block] = moved.splice(from, 1)
  if (block !== undefined) moved.splice(Math.max(0, Math.min(to, moved.length)), 0, block)
  return moved
}

export function replaceBlock(blocks: readonly Block[], index: number, block: Block): Block[] {
  return blocks.map((one, at) => (at === index ? block : one))
}

export function removeBlock(blocks: readonly Block[], index: number): Block[] {
  return blocks.filter((_, at) => at !== index)
}

export function insertBlock(blocks: readonly Block[], index: number, block: Block): Block[] {
  return [...blocks.slice(0, index), block, ...blocks.slice(index)]
}
