/**
 * How a field of a step is edited. The web has one component a widget, no code per kind.
 * Every field of a config names one; options that a widget needs stand in the field.
 */
export const widgets = [
  'text',
  'longText',
  'number',
  'percent',
  'duration',
  'timeOfDay',
  'date',
  'weekday',
  'zone',
  'choice',
  'toggle',
  'event',
  'attribute',
  'segment',
  'channel',
  'channels',
  'content',
  'condition',
  'eventFilter',
  'cases',
  'weights',
  'eventGroups',
  /** `false`, `'sinceEntry'` or a duration: whether what already happened counts, and how far back. */
  'lookBack',
  'recurrence',
  'personOps',
  'tag',
  'goal',
  'url',
  'secret',
  'headers',
  'liquid',
  /** A JSON object that a request carries, as a template: edited as fields. */
  'jsonBody',
  'keepMap',
  'inputFields',
] as const
export type Widget = (typeof widgets)[number]

/** Sections of the inspector, in this order. */
export const sections = ['what', 'limit', 'then', 'trouble', 'advanced'] as const
export type Section = (typeof sections)[number]

export interface Field {
  readonly widget: Widget
  readonly section: Section
  /** For `choice`: the values, in order; their words stand in the kind's texts under `options`. */
  readonly options?: readonly string[]
  /** Shown only while this other field has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean)[] }
}
