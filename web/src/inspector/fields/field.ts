import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Field } from '@trailwright/shared/step/widget.ts'
import type { ComponentType } from 'react'

/** What a widget gets: one value of a config and the words around it. It knows nothing of the kind. */
export interface WidgetProps {
  readonly label: string
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
  readonly field: Field
  /** What the field holds when it is emptied: null where the kind begins so, else an empty text, else nothing. */
  readonly empty: Json | undefined
  /** The word of an option. */
  readonly option: (name: string) => string
  /** What is wrong and what to do; undefined when nothing is. */
  readonly error: string | undefined
  readonly disabled: boolean
  /** The whole config, for widgets that depend on a neighbour. */
  readonly config: JsonObject
}
export type WidgetComponent = ComponentType<WidgetProps>

/** The text in a value; empty for all else. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : []
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value)
}

/** An object with one key changed; undefined removes it. */
export function withKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...object, [key]: value }
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== key))
}
