import type { Widget } from '@trailwright/shared/step/widget.ts'
import { AttributeField } from './attribute.tsx'
import { CasesField } from './cases.tsx'
import { ChannelField } from './channel.tsx'
import { ChannelsField } from './channels.tsx'
import { ChoiceField } from './choice.tsx'
import { ConditionField } from './condition.tsx'
import { ContentField } from './content.tsx'
import { DateField } from './date.tsx'
import { DurationField } from './duration.tsx'
import { EventField } from './event.tsx'
import { EventFilterField } from './event-filter.tsx'
import { EventGroupsField } from './event-groups.tsx'
import type { WidgetComponent } from './field.ts'
import { GoalField } from './goal.tsx'
import { HeadersField } from './headers.tsx'
import { InputFieldsField } from './input-fields.tsx'
import { JsonBodyField } from './json-body.tsx'
import { KeepMapField } from './keep-map.tsx'
import { LiquidField } from './liquid.tsx'
import { LongTextField } from './long-text.tsx'
import { LookBackField } from './look-back.tsx'
import { NumberField } from './number.tsx'
import { PercentField } from './percent.tsx'
import { PersonOpsField } from './person-ops.tsx'
import { RecurrenceField } from './recurrence.tsx'
import { SecretField } from './secret.tsx'
import { SegmentField } from './segment.tsx'
import { TagField } from './tag.tsx'
import { TextField } from './text.tsx'
import { TimeOfDayField } from './time-of-day.tsx'
import { ToggleField } from './toggle.tsx'
import { UrlField } from './url.tsx'
import { WeekdayField } from './weekday.tsx'
import { WeightsField } from './weights.tsx'
import { ZoneField } from './zone.tsx'

/** One component a widget: the whole of what the web knows about the fields of steps. */
export const fields = {
  text: TextField,
  longText: LongTextField,
  number: NumberField,
  percent: PercentField,
  duration: DurationField,
  timeOfDay: TimeOfDayField,
  date: DateField,
  weekday: WeekdayField,
  zone: ZoneField,
  choice: ChoiceField,
  toggle: ToggleField,
  event: EventField,
  attribute: AttributeField,
  segment: SegmentField,
  channel: ChannelField,
  channels: ChannelsField,
  content: ContentField,
  condition: ConditionField,
  eventFilter: EventFilterField,
  cases: CasesField,
  weights: WeightsField,
  eventGroups: EventGroupsField,
  lookBack: LookBackField,
  recurrence: RecurrenceField,
  personOps: PersonOpsField,
  tag: TagField,
  goal: GoalField,
  url: UrlField,
  secret: SecretField,
  headers: HeadersField,
  liquid: LiquidField,
  jsonBody: JsonBodyField,
  keepMap: KeepMapField,
  inputFields: InputFieldsField,
} satisfies Record<Widget, WidgetComponent>
