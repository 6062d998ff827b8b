import { Columns2, Heading, Image, type LucideIcon, Minus, RectangleHorizontal, ShoppingBag, Text } from 'lucide-react'
import type { BlockKind } from './blocks.ts'

export const blockIcons: Readonly<Record<BlockKind, LucideIcon>> = {
  heading: Heading,
  text: Text,
  button: RectangleHorizontal,
  image: Image,
  columns: Columns2,
  products: ShoppingBag,
  divider: Minus,
}
