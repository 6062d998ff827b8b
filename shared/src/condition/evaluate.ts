import { isInWindow, nextWindowChange, type TimeWindow } from '../time/window.ts'
import { durationMs } from '../time/duration.ts'
import { draw } from '../hash/hash.ts'
import type { Answer, CompileCondition, Truth } from './answer.ts'
import type { ConsentFact } from './facts.ts'
import { compileHistory } from './history.ts'
import { answerOfLeaf, type Part } from './part.ts'
import { compileRead, compileZone } from './read.ts'
import type {
  AttributeLeaf,
  ClockLeaf,
  Condition,
  ConsentLeaf,
  DrawLeaf,
  JourneyLeaf,
  ReachableLeaf,
  SegmentLeaf,
  TagLeaf,
  TagsLeaf,
} from './schema.ts'
import { compileTest } from './test-value.ts'
import { typed } from './typed.ts'

/*
 * The first evaluator: a condition as a closure over one person's facts. The second, sql/sql-of.ts, says the same of a
 * whole population; a property test holds them equal. Facts that could not be read, and those that nobody asked for,
 * are unknown; three-valued logic goes on from there.
 */

const not = (value: Truth): Truth => (value === 'unknown' ? value : !value)

const compileAttribute = (leaf: AttributeLeaf): Part => {
  const read = compileRead(leaf.attribute)
  const test = compileTest(leaf.is, leaf.value)
  return (scope, at) => {
    const actual = read(scope)
    const { holds, until } = test(typed(actual), scope, at)
    return answerOfLeaf(leaf, holds, actual, until)
  }
}

const compileSegment = (leaf: SegmentLeaf): Part => {
  const wanted = leaf.is === 'in'
  return ({ facts }) => {
    const member = Object.hasOwn(facts.segments, leaf.segment) ? (facts.segments[leaf.segment] ?? 'unknown') : 'unknown'
    return answerOfLeaf(leaf, member === 'unknown' ? member : member === wanted, member, Infinity)
  }
}

/** Tags are names: they compare as they stand. */
const compileTag = (leaf: TagLeaf): Part => {
  const wanted = leaf.is === 'has'
  return ({ facts }) => {
    const has = facts.person.tags.includes(leaf.tag)
    return answerOfLeaf(leaf, has === wanted, has, Infinity)
  }
}

const compileTags = (leaf: TagsLeaf): Part => {
  const wanted = leaf.tags === 'any'
  return ({ facts }) => answerOfLeaf(leaf, facts.person.tags.length > 0 === wanted, facts.person.tags, Infinity)
}

/** The last word counts; at the same instant, no is stronger than yes. */
const stateOf = (consents: readonly ConsentFact[], channel: string, category: string): ConsentFact['state'] | null => {
  let last: ConsentFact | undefined
  for (const consent of consents) {
    if (consent.channel !== channel || consent.category !== category) continue
    const isStronger = consent.at === last?.at && consent.state === 'withdrawn'
    if (last === undefined || consent.at > last.at || isStronger) last = consent
  }
  return last?.state ?? null
}

const compileConsent = (leaf: ConsentLeaf): Part => {
  const { channel, category } = leaf.consent
  return ({ facts }) => {
    const state = stateOf(facts.consents, channel, category)
    const holds = leaf.is === 'notGranted' ? state !== 'granted' : state === leaf.is
    return answerOfLeaf(leaf, holds, state, Infinity)
  }
}

const compileReachable = (leaf: ReachableLeaf): Part => {
  return ({ facts }) => {
    const open = facts.contactPoints.filter(
      ({ channel, suppressed }) => suppressed === null && leaf.reachable.includes(channel),
    )
    const channels = leaf.reachable.filter((channel) => open.some((point) => point.channel === channel))
    return answerOfLeaf(leaf, channels.length > 0, channels, Infinity)
  }
}

const compileJourney = (leaf: JourneyLeaf): Part => {
  const within = leaf.within === undefined ? Infinity : (durationMs(leaf.within) ?? -1)
  return ({ facts }, at) => {
    if (facts.passages === 'unknown') return answerOfLeaf(leaf, 'unknown', null, Infinity)
    const passages = facts.passages.filter(({ journey }) => journey === leaf.journey)
    if (leaf.is === 'inside' || leaf.is === 'notInside') {
      const inside = passages.some(({ status }) => status !== 'ended')
      return answerOfLeaf(leaf, inside === (leaf.is === 'inside'), inside, Infinity)
    }
    let last = -Infinity
    let coming = Infinity
    for (const { enteredAt } of passages) {
      if (enteredAt > at) coming = Math.min(coming, enteredAt)
      else last = Math.max(last, enteredAt)
    }
    const entered = last >= at - within && last !== -Infinity
    const until = Math.min(coming, entered ? last + within + 1 : Infinity)
    return answerOfLeaf(leaf, entered === (leaf.is === 'entered'), entered, until)
  }
}

const compileClock = (leaf: ClockLeaf): Part => {
  const zoneOf = compileZone(leaf.zone)
  const window: TimeWindow = leaf.clock
  return ({ facts }, at) => {
    const zone = zoneOf(facts)
    const until = nextWindowChange(at, [window], zone) ?? Infinity
    return answerOfLeaf(leaf, isInWindow(at, window, zone), { at, zone }, until)
  }
}

const compileDraw = (leaf: DrawLeaf): Part => {
  const { salt, below } = leaf.draw
  return ({ facts }) => {
    const drawn = draw(salt, facts.person.id) * 100
    return answerOfLeaf(leaf, drawn < below, drawn, Infinity)
  }
}

const compileNot = (inner: Part): Part => {
  return (scope, at) => {
    const { value, until, because } = inner(scope, at)
    return { value: not(value), until, because }
  }
}

/**
 * `all` is decided by one false, `any` by one true. As long as one of those that decide stands, so does the answer:
 * until the last of them. Undecided, it may change with the first of the parts. All parts are asked, so that every
 * reason is known.
 */
const compileGroup = (parts: readonly Part[], decisive: boolean): Part => {
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return only
  return (scope, at) => {
    const answers = parts.map((part) => part(scope, at))
    const deciding = answers.filter(({ value }) => value === decisive)
    if (deciding.length > 0) {
      const until = Math.max(...deciding.map((answer) => answer.until))
      return { value: decisive, until, because: deciding.flatMap(({ because }) => because) }
    }
    const until = Math.min(Infinity, ...answers.map((answer) => answer.until))
    const unsure = answers.filter(({ value }) => value === 'unknown')
    if (unsure.length > 0) return { value: 'unknown', until, because: unsure.flatMap(({ because }) => because) }
    return { value: !decisive, until, because: answers.flatMap(({ because }) => because) }
  }
}

const compilePart = (condition: Condition): Part => {
  if ('all' in condition) return compileGroup(condition.all.map(compilePart), false)
  if ('any' in condition) return compileGroup(condition.any.map(compilePart), true)
  if ('not' in condition) return compileNot(compilePart(condition.not))
  if ('attribute' in condition) return compileAttribute(condition)
  if ('did' in condition) {
    return compileHistory(condition, condition.where === undefined ? undefined : compilePart(condition.where))
  }
  if ('segment' in condition) return compileSegment(condition)
  if ('tag' in condition) return compileTag(condition)
  if ('tags' in condition) return compileTags(condition)
  if ('consent' in condition) return compileConsent(condition)
  if ('reachable' in condition) return compileReachable(condition)
  if ('journey' in condition) return compileJourney(condition)
  if ('clock' in condition) return compileClock(condition)
  return compileDraw(condition)
}

/**
 * Compiles a condition once; the closure answers for one person at an instant: the value, until when it holds with no
 * new data (may be early, never late), and the leaves that decided with what they saw. Same input, same answer. Total:
 * what the check refuses (months in a window, an operand of the wrong sort) never holds, and never throws.
 */
export const compileCondition: CompileCondition = (condition) => {
  const part = compilePart(condition)
  return (scope, at): Answer => {
    const { value, until, because } = part(scope, at)
    return { value, until: until === Infinity ? 'never' : until, because }
  }
}
