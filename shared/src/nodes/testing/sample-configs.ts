import type { JsonObject } from '../../problem/json.ts'

/** A finished config of every kind, as simple as it gets. */
export const sampleConfigs: Readonly<Record<string, JsonObject>> = {
  'trigger.event': { event: 'Cart Updated', where: { attribute: 'event.total', is: '>=', value: 200 } },
  'trigger.segment': { segment: 'vip', on: 'enter', includeExisting: false },
  'trigger.schedule': { recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=MO', at: '10:00' }, zone: 'journey', audience: 'vip' },
  'trigger.api': { inputs: [{ name: 'order', type: 'text', required: true }] },
  'split.if': { condition: { tag: 'vip', is: 'has' } },
  'split.multi': { cases: [{ id: 'manager', label: 'Manager', condition: { tag: 'manager', is: 'has' } }] },
  'split.random': {
    arms: [
      { id: 'a', label: 'A', weight: 50 },
      { id: 'b', label: 'B', weight: 50 },
    ],
    sticky: true,
    salt: null,
  },
  'split.reachable': { channels: ['email', 'sms'], needsConsent: null },
  'wait.for': { duration: 'P2D', calendar: false, at: '10:00', zone: 'person' },
  'wait.until': { until: 'weekday', date: null, weekday: 5, at: '18:00', zone: 'person', ifPast: 'continue' },
  'wait.event': {
    groups: [{ id: 'ordered', label: 'Ordered', event: 'Order Completed' }],
    timeout: 'PT2H',
    mode: 'first',
    alreadyTrue: false,
  },
  'message.send': {
    channel: 'email',
    content: 'hello',
    category: 'marketing',
    expiry: null,
    cap: 'obey',
    quiet: 'obey',
  },
  'http.request': {
    method: 'POST',
    url: 'https://crm.example.com/leads',
    headers: [],
    secret: null,
    body: null,
    keep: { lead: 'data.id' },
    success: '2xx',
    timeout: 'PT10S',
    retries: 3,
  },
  'profile.update': { ops: [{ op: 'set', attribute: 'stage', value: 'new' }] },
  'tag.change': { change: 'add', tag: 'vip' },
  'goal.mark': { goal: 'ordered', value: null },
  exit: { reason: 'finished', outcome: 'neutral' },
}
