import {
  CalendarClock,
  CalendarDays,
  CalendarHeart,
  Dices,
  Flag,
  GitBranch,
  Globe,
  Hourglass,
  ListTree,
  type LucideIcon,
  Mail,
  MessageSquareText,
  Puzzle,
  RadioTower,
  Send,
  ShoppingCart,
  Tag,
  Target,
  TicketPercent,
  Timer,
  Trophy,
  UserPen,
  Users,
  Webhook,
  Zap,
} from 'lucide-react'

/**
 * The icons that node kinds and pictures may name, by their lucide name. Named one by one, so that the other thousand
 * stay out of the bundle; a test holds that every kind finds its own.
 */
const named: Readonly<Record<string, LucideIcon>> = {
  'calendar-clock': CalendarClock,
  'calendar-days': CalendarDays,
  'calendar-heart': CalendarHeart,
  dices: Dices,
  flag: Flag,
  'git-branch': GitBranch,
  globe: Globe,
  hourglass: Hourglass,
  'list-tree': ListTree,
  mail: Mail,
  'message-square-text': MessageSquareText,
  'radio-tower': RadioTower,
  send: Send,
  'shopping-cart': ShoppingCart,
  tag: Tag,
  target: Target,
  'ticket-percent': TicketPercent,
  timer: Timer,
  trophy: Trophy,
  'user-pen': UserPen,
  users: Users,
  webhook: Webhook,
  zap: Zap,
}

/** The icon of that lucide name; a piece of a puzzle for a name we do not carry. */
export function iconNamed(name: string): LucideIcon {
  return named[name] ?? Puzzle
}
